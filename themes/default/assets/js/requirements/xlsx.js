// A workbook: the flat table with the supplier's answer sheet beside it, and a second
// sheet that says what the list is. The command makes the same one with a library;
// a test holds the two together, cell by cell.
import { escape } from "./docx.js";
import { table } from "./list.js";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const pack = "http://schemas.openxmlformats.org/package/2006";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const widths = [6, 26, 60, 9, 16, 46, 26, 46, 20, 22, 20, 50, 34];

const column = (index) => String.fromCharCode(65 + index);
const cell = (index, row, style, text) =>
  `<c r="${column(index)}${row}" s="${style}"${text ? ` t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>` : "/>"}`;
// Programs differ in whether they find the height of a row themselves. No row may be
// higher than the format allows; what does not fit is in the cell all the same.
const height = (cells) => Math.min(409, 13 * Math.max(1, ...cells.map((text, i) => Math.ceil([...text].length / widths[i]))) + 4);

// Styles: 1 heading, 2 locked text, 3 text to fill in. quotePrefix keeps every cell a
// text whatever it begins with.
const text = (font, fill, border, locked) =>
  `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="${locked}"/></xf>`;
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3F6F5"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="medium"><color rgb="FF13211E"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${text(1, 2, 1, 1)}${text(0, 0, 0, 1)}${text(0, 0, 0, 0)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

// xlsx gives the files of a workbook, as [name, text].
export function xlsx(list) {
  const w = list.words;
  const { header, cells } = table(list);
  const answers = [w.answer, w.description, w.evidence];
  const last = Math.max(2, cells.length + 1);
  const end = column(header.length + answers.length - 1);
  const answer = column(header.length);
  const rows = [
    `<row r="1">${[...header, ...answers].map((text, i) => cell(i, 1, 1, text)).join("")}</row>`,
    ...cells.map((row, at) => {
      const number = at + 2;
      const open = answers.map((_, i) => cell(header.length + i, number, 3, "")).join("");
      return `<row r="${number}" ht="${height(row)}" customHeight="1">${row.map((text, i) => cell(i, number, 2, text)).join("")}${open}</row>`;
    }),
  ];
  const sheet = `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${end}${last}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("")}</cols><sheetData>${rows.join("")}</sheetData><sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/><autoFilter ref="A1:${end}${last}"/><dataValidations count="1"><dataValidation type="list" errorStyle="stop" allowBlank="1" showErrorMessage="1" errorTitle="${escape(w.answer)}" error="${escape(w.choose)}" sqref="${answer}2:${answer}${last}"><formula1>"${escape(w.answers.join(","))}"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
  const about = [w.title, list.subtitle, ...list.intro].map((text, i) => `<row r="${i + 1}">${cell(0, i + 1, 2, text)}</row>`);
  const quoted = `'${w.sheet.replaceAll("'", "''")}'`;
  return [
    ["[Content_Types].xml", `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`],
    ["_rels/.rels", `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${pack}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`],
    ["docProps/core.xml", `${head}<cp:coreProperties xmlns:cp="${pack}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(w.title)}</dc:title><dc:subject>${escape(list.subtitle)}</dc:subject><dc:language>${list.lang}</dc:language></cp:coreProperties>`],
    ["xl/workbook.xml", `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escape(w.sheet)}" sheetId="1" r:id="rId1"/><sheet name="${escape(w.aboutSheet)}" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${escape(quoted)}!$A$1:$${end}$${last}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${escape(quoted)}!$1:$1</definedName></definedNames></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", styles],
    ["xl/worksheets/sheet1.xml", sheet],
    ["xl/worksheets/sheet2.xml", `${head}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>${about.join("")}</sheetData></worksheet>`],
  ];
}
