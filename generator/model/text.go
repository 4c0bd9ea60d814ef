package model

import "strings"

// Translation is a value in one language; the language "" is of no language,
// such as a proper name.
type Translation struct {
	Lang, Value string
}

// Text is a value in any number of languages, in the order written.
type Text []Translation

// Plain makes a text of no language.
func Plain(value string) Text {
	if value == "" {
		return nil
	}
	return Text{{Value: value}}
}

// In gives the value for a language, "" when the text is empty.
func (t Text) In(lang string) string {
	value, _ := t.Pick(lang)
	return value
}

// Pick gives the value for a language and the language it is really in: the
// same one, "" for a value of no language, or what it falls back to.
func (t Text) Pick(lang string) (value, actual string) {
	if v, ok := t.exact(lang); ok {
		return v, lang
	}
	if v, ok := t.exact(""); ok {
		return v, ""
	}
	if lang == "nn" {
		if v, ok := t.exact("nb"); ok {
			return v, "nb"
		}
	}
	if lang == "nb" {
		if v, ok := t.exact("nn"); ok {
			return v, "nn"
		}
	}
	if len(t) == 0 {
		return "", ""
	}
	return t[0].Value, t[0].Lang
}

// Has tells whether there is a value in that language, or of no language.
func (t Text) Has(lang string) bool {
	if v, ok := t.exact(lang); ok {
		return strings.TrimSpace(v) != ""
	}
	v, ok := t.exact("")
	return ok && strings.TrimSpace(v) != ""
}

// IsEmpty tells whether there is no value in any language.
func (t Text) IsEmpty() bool {
	for _, translation := range t {
		if strings.TrimSpace(translation.Value) != "" {
			return false
		}
	}
	return true
}

func (t Text) exact(lang string) (string, bool) {
	for _, translation := range t {
		if translation.Lang == lang {
			return translation.Value, true
		}
	}
	return "", false
}
