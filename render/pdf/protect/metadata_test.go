package protect_test

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/protect"
)

// PDF/A forbids encryption (ISO 19005-2, 6.1.3), so the metadata of an encrypted copy must not
// claim it. All else in the metadata stays.
func TestMetadata(t *testing.T) {
	const password = "correct horse"
	document := signtest.UnsignedVisit(t, false)
	d, err := file.Read(document)
	if err != nil {
		t.Fatal(err)
	}
	metadata, _ := d.Catalog().Ref("Metadata")
	before := d.Stream(metadata).Raw
	var copied bytes.Buffer
	if err := protect.PDF(&copied, document, password); err != nil {
		t.Fatal(err)
	}
	after := opened(t, copied.Bytes(), metadata.Num, document, password)
	claim := regexp.MustCompile(`<pdfaid:[^/]*/pdfaid:[a-z]+>`)
	if n := len(claim.FindAll(before, -1)); n != 2 {
		t.Fatalf("the document has %d parts of a PDF/A claim, want 2", n)
	}
	if want := claim.ReplaceAll(before, nil); !bytes.Equal(after, want) {
		t.Errorf("the copy has the metadata\n%s\nwant\n%s", after, want)
	}
	if !bytes.Contains(after, []byte("<pdfuaid:part>1</pdfuaid:part>")) {
		t.Error("the copy does not claim PDF/UA any more")
	}
}

// opened decrypts the stream with the object number. The file encryption key of a copy is
// derived from the password and the document.
func opened(t *testing.T, encrypted []byte, num int, document []byte, password string) []byte {
	t.Helper()
	start := bytes.Index(encrypted, fmt.Appendf(nil, "\n%d 0 obj", num))
	if start < 0 {
		t.Fatalf("there is no object %d", num)
	}
	head, data, _ := bytes.Cut(encrypted[start:], []byte("stream\n"))
	length := regexp.MustCompile(`/Length (\d+)`).FindSubmatch(head)
	if length == nil {
		t.Fatalf("object %d is %s", num, head)
	}
	n, _ := strconv.Atoi(string(length[1]))
	sum := sha256.Sum256(document)
	mac := hmac.New(sha256.New, []byte(password))
	mac.Write(append([]byte("key"), sum[:]...))
	block, err := aes.NewCipher(mac.Sum(nil))
	if err != nil {
		t.Fatal(err)
	}
	plain := make([]byte, n-aes.BlockSize)
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(plain, data[aes.BlockSize:n])
	return plain[:len(plain)-int(plain[len(plain)-1])] // without the padding (RFC 8018, 6.1.1)
}
