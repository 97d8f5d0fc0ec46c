package file

import (
	"errors"
	"fmt"
)

const (
	// maxOperands bounds the operands of an operator. Pages have at most 33, character maps 300.
	maxOperands = 4096
	// maxContent bounds the number of values in one content stream.
	maxContent = 4 << 20
)

// ErrInlineImage is the error of a content stream with an inline image.
var ErrInlineImage = errors.New("a picture inside a content stream")

// Content calls f for each operator of a content stream, or of a character map, with its operands.
// The array is reused after each call, its values are not. If f returns an error, Content stops and
// returns it.
func Content(data []byte, f func(operator string, operands Array) error) error {
	left := maxContent
	l := &lexer{b: data, left: &left}
	var operands Array
	for l.skip(); l.p < len(l.b); l.skip() {
		o, err := l.value()
		if err != nil {
			return fmt.Errorf("read page content: %w", err)
		}
		k, ok := o.(keyword)
		switch {
		case !ok && len(operands) == maxOperands:
			return l.wrong("read page content: too many operands")
		case !ok:
			operands = append(operands, o)
			continue
		case k == "BI":
			return fmt.Errorf("read page content: %w", ErrInlineImage)
		}
		if err := f(string(k), operands); err != nil {
			return err
		}
		operands = operands[:0]
	}
	return nil
}
