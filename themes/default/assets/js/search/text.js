// What the search says, in the page's language.
const TEXTS = {
  nb: {
    one: "1 treff", many: "%s treff", least: "minst %s treff", deeper: "Ordet står så mange steder at bare de beste er sett på. Skriv ett ord til.", slash: "Tasten / går til søkefeltet", none: "Ingen treff på «%s»", empty: "Skriv et ord som sier hva du leter etter.", searching: "Søker …",
    help: ["Prøv færre eller andre ord.", "Skriv navnet eller id-en, som ks-svarut eller Noark 5.", "Se listene under."], guess: "Mente du «%s»? Her er treffene på det.",
    failed: "En del av søkeindeksen kunne ikke hentes. Resten vises; last siden på nytt for alt.",
    stale: "Nettstedet er fornyet. Last siden på nytt for å søke.", gone: "Søket er ikke tilgjengelig nå. Last siden på nytt, eller bruk listene.",
    all: "Vis alle treff", more: "Vis flere treff", narrow: "Avgrens", others: "Vis %s til", clear: "Fjern avgrensningen", choose: "Bruk pil ned for å velge.", results: "Treff",
  },
  nn: {
    one: "1 treff", many: "%s treff", least: "minst %s treff", deeper: "Ordet står så mange stader at berre dei beste er sette på. Skriv eitt ord til.", slash: "Tasten / går til søkjefeltet", none: "Ingen treff på «%s»", empty: "Skriv eit ord som seier kva du leitar etter.", searching: "Søkjer …",
    help: ["Prøv færre eller andre ord.", "Skriv namnet eller id-en, som ks-svarut eller Noark 5.", "Sjå listene under."], guess: "Meinte du «%s»? Her er treffa på det.",
    failed: "Ein del av søkjeindeksen kunne ikkje hentast. Resten blir vist; last sida på nytt for alt.",
    stale: "Nettstaden er fornya. Last sida på nytt for å søkje.", gone: "Søket er ikkje tilgjengeleg no. Last sida på nytt, eller bruk listene.",
    all: "Vis alle treff", more: "Vis fleire treff", narrow: "Avgrens", others: "Vis %s til", clear: "Fjern avgrensinga", choose: "Bruk pil ned for å velje.", results: "Treff",
  },
  en: {
    one: "1 result", many: "%s results", least: "at least %s results", deeper: "The word is in so many places that only the best were looked at. Write one more word.", slash: "The / key goes to the search field", none: "No results for “%s”", empty: "Write a word that says what you look for.", searching: "Searching …",
    help: ["Try fewer or other words.", "Write the name or the id, such as ks-svarut or Noark 5.", "See the lists below."], guess: "Did you mean “%s”? These are its results.",
    failed: "A part of the search index could not be fetched. The rest is shown; reload the page for all of it.",
    stale: "The site has been renewed. Reload the page to search.", gone: "The search is not available now. Reload the page, or use the lists.",
    all: "Show all results", more: "Show more results", narrow: "Narrow down", others: "Show %s more", clear: "Remove the filters", choose: "Use arrow down to choose.", results: "Results",
  },
};

// announcer tells people who do not see the page what changed, when they have
// stopped typing: each letter has an answer, and none is to be read to its end.
export function announcer(element) {
  let timer;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => { element.textContent = text; }, text ? 500 : 0);
  };
}

export const lang = document.documentElement.lang;
export const say = (key, value) => {
  const text = (TEXTS[lang] ?? TEXTS.en)[key];
  // Isolated: a query from right to left leaves the rest of the sentence as it is.
  return value === undefined ? text : text.replace("%s", () => (typeof value === "number" ? value : `\u2068${value}\u2069`));
};
export const count = (number, cut) => (number === 1 ? say("one") : say(cut ? "least" : "many", number));
