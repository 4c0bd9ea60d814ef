package search

import "strings"

// stopWords are too common to tell one page from another, in bokmål, nynorsk
// and English. What is also a name in this field (IT, AS, NAV) is not among
// them. They stand folded, as a query's words do, and are sent to the browser
// as they are.
const stopWords = "a all alle alt an and andre annen annet any are at av be been ber bli blir blitt blei both but by ble bort can da dei deira " +
	"dem den denne der dere deres det dette di did din disse ditt do dos dykk du dus eg ein eit ei eller en enn er et etter for fordi " +
	"from fra ga ha hadde han hans har hatt hennar hennes her hos how hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor " +
	"i ikke ikkje in inn is its inni ja jeg kan kor korleis kva kvar kven kvifor kvifor kunne man may mange med meg meir men mer mest mi min mitt must my " +
	"na nar naar ned no noe noen noka noko nokon not og ogsa okke om on opp or our over pa sa saman sammen seg selv she should si sia " +
	"sidan sin sine sitt sjol skal skulle slik slike so som than that the their them then there these they this those til tilbake to under upp ut " +
	"uten utan var vart vere vaere ved vi vil ville vore vort vaert was we were what when where which who whom whose why will with would you your a"

// stopSet is the stop words by key.
func stopSet() map[string]bool {
	set := map[string]bool{}
	for _, key := range strings.Fields(stopWords) {
		set[foldWord(key)] = true
	}
	return set
}

// partStops never stand for a part of a compound: they are prefixes, endings,
// and short words that many words happen to begin or end with.
const partStops = "ane ard are art bare dag der dom eder else ende enes eren eres eret ering erne ert ette even fore frem fram fri god gen gjen " +
	"grad hand hen heten inne isk iste kan lede leg len les lett lig mot ned ning omen opp over par rad ran rette sam sen ser sett sig " +
	"sin sjon skap som sta ste sten stor sum tal tale ten ter tet tid ting tiv ton tre tur under unn ver vid viss ytre eng"

func partStopSet() map[string]bool {
	set := stopSet()
	for _, key := range strings.Fields(partStops) {
		set[key] = true
	}
	return set
}
