// A zip file of texts, stored as they are: enough for office documents, which are
// small, and without a library. Every date is the earliest that the format has, so
// that the same files give the same bytes.
const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function checksum(data) {
  let sum = ~0;
  for (const byte of data) sum = table[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return ~sum >>> 0;
}

// record writes numbers of two and four bytes: [2, 20] is 20 in two.
function record(...fields) {
  const bytes = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) bytes.setUint16(at, value, true);
    else bytes.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(bytes.buffer);
}

const utf8 = 0x800; // names are
const earliest = 0x21; // 1 January 1980

// zip makes a file of [name, text].
export function zip(files, mediaType) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, data] = [encoder.encode(name), encoder.encode(text)];
    const common = [[2, 20], [2, utf8], [2, 0], [2, 0], [2, earliest], [4, checksum(data)], [4, data.length], [4, data.length], [2, path.length], [2, 0]];
    const header = record([4, 0x04034b50], ...common);
    parts.push(header, path, data);
    directory.push(record([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), path);
    offset += header.length + path.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: mediaType });
}
