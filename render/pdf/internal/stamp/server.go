package stamp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	mostAnswer = 256 << 10 // bytes; a response with its certificates has 10 KB
	patience   = 20 * time.Second
)

// A Server is a time-stamp authority that is reached over HTTP (RFC 3161, 3.4).
type Server struct {
	URL    string
	Client *http.Client // nil for one that waits 20 seconds
}

// Send sends a request and returns the response. It follows no redirect.
func (s *Server) Send(ctx context.Context, request []byte) ([]byte, error) {
	client := s.Client
	if client == nil {
		client = &http.Client{Timeout: patience}
	}
	stay := *client
	stay.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	ask, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL, bytes.NewReader(request))
	if err != nil || ask.URL.Scheme != "http" && ask.URL.Scheme != "https" {
		return nil, errors.New("ask for a time-stamp: the address of the server must begin with http:// or https://")
	}
	ask.Header.Set("Content-Type", "application/timestamp-query")
	answer, err := stay.Do(ask)
	if err != nil {
		return nil, fmt.Errorf("ask for a time-stamp: %w", plain(err))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ask for a time-stamp: the server answered with HTTP status %d", answer.StatusCode)
	}
	b, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer+1))
	if err != nil {
		return nil, fmt.Errorf("ask for a time-stamp: %w", plain(err))
	}
	if len(b) > mostAnswer {
		return nil, errors.New("ask for a time-stamp: the server’s answer is too long")
	}
	return b, nil
}

// plain returns the error without the server's address, which may contain a password.
func plain(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		if u.Timeout() {
			return errors.New("the server did not answer in time")
		}
		err = u.Err
	}
	var late interface{ Timeout() bool }
	if errors.As(err, &late) && late.Timeout() {
		return errors.New("the server did not answer in time")
	}
	return err
}
