package model

import "testing"

// TestPick holds what a reader gets when their language is missing, and that
// the page is told which language it really is: a screen reader speaks by it.
func TestPick(t *testing.T) {
	nb, nn, en, plain := Translation{"nb", "bokmål"}, Translation{"nn", "nynorsk"}, Translation{"en", "English"}, Translation{"", "SvarUT"}
	for _, test := range []struct {
		text               Text
		lang, value, which string
	}{
		{nil, "nb", "", ""},
		{Text{nb, nn, en}, "nb", "bokmål", "nb"},
		{Text{nb, nn, en}, "nn", "nynorsk", "nn"},
		{Text{nb, nn, en}, "en", "English", "en"},
		{Text{nb, en}, "nn", "bokmål", "nb"},
		{Text{en, nb}, "nn", "bokmål", "nb"},
		{Text{en, nn}, "nb", "nynorsk", "nn"},
		{Text{nb, nn}, "en", "bokmål", "nb"},
		{Text{nn, nb}, "en", "nynorsk", "nn"},
		{Text{plain}, "nn", "SvarUT", ""},
		{Text{en, plain}, "nn", "SvarUT", ""},
		{Text{plain, nn}, "nn", "nynorsk", "nn"},
		{Text{nb, plain}, "nn", "SvarUT", ""},
		{Text{en}, "nb", "English", "en"},
	} {
		value, which := test.text.Pick(test.lang)
		if value != test.value || which != test.which || test.text.In(test.lang) != value {
			t.Errorf("%v in %s: %q of %q, want %q of %q", test.text, test.lang, value, which, test.value, test.which)
		}
	}
}

// TestHas holds what counts as translated: rules report what is not.
func TestHas(t *testing.T) {
	for _, test := range []struct {
		text  Text
		lang  string
		has   bool
		empty bool
	}{
		{nil, "nb", false, true},
		{Plain(""), "nb", false, true},
		{Plain("x"), "nb", true, false},
		{Text{{"nb", "x"}}, "nn", false, false},
		{Text{{"nb", "x"}, {"nn", " \t"}}, "nn", false, false},
		{Text{{"nb", " "}}, "nb", false, true},
	} {
		if got := test.text.Has(test.lang); got != test.has {
			t.Errorf("%v has %s: %v", test.text, test.lang, got)
		}
		if got := test.text.IsEmpty(); got != test.empty {
			t.Errorf("%v is empty: %v", test.text, got)
		}
	}
}

// TestDate holds which texts are dates, and the first and last day they mean:
// a deadline in February of a leap year is a day late otherwise.
func TestDate(t *testing.T) {
	for text, want := range map[string][2]string{
		"2013": {"2013-01-01", "2013-12-31"}, "2013-10": {"2013-10-01", "2013-10-31"}, "2013-10-02": {"2013-10-02", "2013-10-02"},
		"2012-02": {"2012-02-01", "2012-02-29"}, "2013-02": {"2013-02-01", "2013-02-28"}, "2013-12": {"2013-12-01", "2013-12-31"},
		"1900-02": {"1900-02-01", "1900-02-28"}, "2000-02": {"2000-02-01", "2000-02-29"}, "0001": {"0001-01-01", "0001-12-31"},
	} {
		d, ok := ParseDate(text)
		if !ok || d.First() != want[0] || d.Last() != want[1] || d.Text != text || !d.IsSet() {
			t.Errorf("%s: %s to %s, %v; want %v", text, d.First(), d.Last(), ok, want)
		}
	}
	for _, text := range []string{
		"", "13", "2013-1", "2013-13", "2013-00", "2013-02-29", "2013-04-31", "2013-10-2", "2013-10-00", "2013/10", "20131002", "2013-10-02T00:00",
		"+013", "-201", "２０１３", " 2013", "2013 ", "abcd",
	} {
		if d, ok := ParseDate(text); ok {
			t.Errorf("%q is the date %v", text, d)
		}
	}
	var none Date
	if none.IsSet() || none.First() != "" || none.Last() != "" {
		t.Error("the zero date is set")
	}
}

// TestLife holds when a life surely ends before it starts, or lies outside
// another: what only may do so is no mistake.
func TestLife(t *testing.T) {
	life := func(from, until string) Life { return Life{Date{Text: from}, Date{Text: until}} }
	for _, test := range []struct {
		life Life
		want bool
	}{
		{life("", ""), false}, {life("2013", ""), false}, {life("", "2013"), false}, {life("2013", "2013"), false},
		{life("2013-06", "2013"), false}, {life("2013", "2013-06"), false}, {life("2013", "2012"), true}, {life("2013-06", "2013-05-31"), true},
		{life("2013-06-02", "2013-06"), false}, {life("2013-06-02", "2013-06-01"), true},
	} {
		if got := test.life.Backwards(); got != test.want {
			t.Errorf("%v backwards: %v", test.life, got)
		}
	}
	for _, test := range []struct {
		part, whole Life
		want        bool
	}{
		{life("", ""), life("2013", "2014"), false},
		{life("2013", "2014"), life("", ""), false},
		{life("2013", "2014"), life("2013", "2014"), false},
		{life("2012", ""), life("2013", ""), true},
		{life("2013", ""), life("2013-06", ""), false}, // it may start in June
		{life("2013-05", ""), life("2013-06", ""), true},
		{life("", "2015"), life("", "2014"), true},
		{life("", "2014-06"), life("", "2014"), false},
		{life("2015", ""), life("", "2014"), true},
		{life("", "2012"), life("2013", ""), true},
		{life("2013-06", "2013-08"), life("2013", "2014"), false},
	} {
		if got := test.part.Outside(test.whole); got != test.want {
			t.Errorf("%v outside %v: %v", test.part, test.whole, got)
		}
	}
}

// TestIsBaseURL holds where a site can stand: addresses are made by putting
// more behind it, so that a question mark would swallow them.
func TestIsBaseURL(t *testing.T) {
	for address, want := range map[string]bool{
		"https://faks.no": true, "https://faks.no/": true, "http://localhost:8080": true, "https://ks.no/faks": true, "https://ks.no/a/b-c_d.e~f/": true,
		"http://[::1]:80/x": true, "https://bl\u00e5.no": false,
		"": false, "faks.no": false, "//faks.no": false, "ftp://faks.no": false, "https://": false, "https:///x": false, "mailto:a@b.no": false,
		"https://a.no/?b": false, "https://a.no/#b": false, "https://a.no?": false, "https://u:p@a.no/": false, "https://a.no/b c": false,
		"https://a.no/%22": false, "https://a.no/\"><script>": false, "https://a.no/..": false, "https://a.no/b/../c": false, "https://a.no//b": false,
		"https://a.no/\nSitemap: x": false, "javascript:alert(1)": false, "https://:80": false,
	} {
		if got := IsBaseURL(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}
