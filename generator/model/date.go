package model

import (
	"fmt"
	"time"

	"lintel/generator/source"
)

// Date is a year, a month or a day, kept as written: 2013, 2013-10 or
// 2013-10-02. The zero Date is not set.
type Date struct {
	Text string
	Span source.Span
}

// ParseDate reads a date; ok is false when it is none of the three forms or no
// day of the calendar.
func ParseDate(text string) (Date, bool) {
	for _, layout := range [...]string{"2006", "2006-01", "2006-01-02"} {
		if len(layout) == len(text) {
			_, err := time.Parse(layout, text)
			return Date{Text: text}, err == nil
		}
	}
	return Date{}, false
}

// IsSet tells whether there is a date.
func (d Date) IsSet() bool { return d.Text != "" }

// First is the first day the date can mean, as 2013-10-02; "" when not set.
func (d Date) First() string {
	switch len(d.Text) {
	case 4:
		return d.Text + "-01-01"
	case 7:
		return d.Text + "-01"
	}
	return d.Text
}

// Last is the last day the date can mean, as 2013-10-31; "" when not set.
func (d Date) Last() string {
	switch len(d.Text) {
	case 4:
		return d.Text + "-12-31"
	case 7:
		month, err := time.Parse("2006-01", d.Text)
		if err != nil {
			return d.Text
		}
		return fmt.Sprintf("%s-%02d", d.Text, month.AddDate(0, 1, -1).Day())
	}
	return d.Text
}

// Life is a stretch of time; either end may be open.
type Life struct {
	From, Until Date
}

// Backwards tells whether the life surely ends before it starts.
func (l Life) Backwards() bool {
	return l.From.IsSet() && l.Until.IsSet() && l.Until.Last() < l.From.First()
}

// Outside tells whether a part of this life surely lies outside the other.
func (l Life) Outside(other Life) bool {
	startsBefore := l.From.IsSet() && other.From.IsSet() && l.From.Last() < other.From.First()
	endsAfter := l.Until.IsSet() && other.Until.IsSet() && l.Until.First() > other.Until.Last()
	startsAfterEnd := l.From.IsSet() && other.Until.IsSet() && l.From.First() > other.Until.Last()
	endsBeforeStart := l.Until.IsSet() && other.From.IsSet() && l.Until.Last() < other.From.First()
	return startsBefore || endsAfter || startsAfterEnd || endsBeforeStart
}
