// Package crypt encrypts PDF files with a password: the standard security handler of revision 6,
// with AES-256 (ISO 32000-2, 7.6.4). Earlier revisions are not offered, because they can be broken.
//
// Keys, salts and initialisation vectors are not random. They are derived from the password and the
// document by HMAC, so the same document and password give the same bytes, and nobody without the
// password can predict them.
package crypt

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"

	"github.com/xdg-go/stringprep"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

const (
	// MostPassword is the longest password in bytes.
	MostPassword = 127
	keyLen       = 32
	saltLen      = 8
)

// permissions allow printing and every kind of reading, also by screen readers, and no changes.
const permissions = -1 &^ (1<<0 | 1<<1 | changeContent | changeNotes | fillFields | assemble)

// Permission bits; those not named here are always set.
const (
	changeContent = 1 << 3
	changeNotes   = 1 << 5
	fillFields    = 1 << 8
	assemble      = 1 << 10
)

// A Lock encrypts one document.
type Lock struct {
	Dict file.Dict // the Encrypt dictionary

	block cipher.Block
	key   []byte
	made  uint64 // initialisation vectors so far
}

// Prepare returns a password as PDF wants it: prepared by SASLprep (ISO 32000-2,
// 7.6.4.3.3; RFC 4013), so that it opens the document on whichever keyboard it is
// typed. SASLprep knows the characters of Unicode 3.2; of newer ones, such as emoji,
// nobody can say how they will be prepared, so they are an error, as are control
// characters. The error does not hold the password.
func Prepare(password string) (string, error) {
	prepared, err := stringprep.SASLprep.Prepare(password)
	if err != nil {
		return "", errors.New("the password has a character that passwords cannot have; use letters, figures, spaces and " +
			"the signs on a keyboard")
	}
	return prepared, nil
}

// New makes the lock of a document from a password.
func New(document []byte, password string) (*Lock, error) {
	prepared, err := Prepare(password)
	if err != nil {
		return nil, err
	}
	word := []byte(prepared)
	if len(word) == 0 || len(word) > MostPassword {
		return nil, errors.New("a password has 1 to 127 bytes")
	}
	sum := sha256.Sum256(document)
	l := &Lock{key: derive(word, "key", sum[:])}
	if l.block, err = aes.NewCipher(l.key); err != nil {
		return nil, err
	}
	// Nobody knows the owner password, with which the permissions could be lifted.
	owner := derive(l.key, "owner", sum[:])
	u, ue := l.entry(word, "user", nil)
	o, oe := l.entry(owner, "owner", u)
	perms := make([]byte, aes.BlockSize)
	allowed := int32(permissions)
	binary.LittleEndian.PutUint32(perms, uint32(allowed))
	copy(perms[4:], "\xff\xff\xff\xffTadb")
	copy(perms[12:], derive(l.key, "permissions"))
	l.block.Encrypt(perms, perms)
	filter := file.Dict{"CFM": file.NameValue("AESV3"), "AuthEvent": file.NameValue("DocOpen"), "Length": keyLen}
	l.Dict = file.Dict{"Filter": file.NameValue("Standard"), "V": 5, "R": 6, "Length": 8 * keyLen, "P": int(allowed),
		"U": file.String(u), "UE": file.String(ue), "O": file.String(o), "OE": file.String(oe), "Perms": file.String(perms),
		"CF": file.Dict{"StdCF": filter}, "StmF": file.NameValue("StdCF"), "StrF": file.NameValue("StdCF")}
	return l, nil
}

func derive(key []byte, parts ...any) []byte {
	h := hmac.New(sha256.New, key)
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			h.Write([]byte(p))
		case []byte:
			h.Write(p)
		}
	}
	return h.Sum(nil)
}

// entry returns what the dictionary stores for one password (U and UE, or O and OE): its hash with
// the salts, and the file encryption key encrypted with it.
func (l *Lock) entry(password []byte, who string, user []byte) (hash, key []byte) {
	salts := derive(l.key, "salts", who)[:2*saltLen]
	hash = append(passwordHash(password, salts[:saltLen], user), salts...)
	wrap, err := aes.NewCipher(passwordHash(password, salts[saltLen:], user))
	if err != nil {
		panic(err) // the length of the key is fixed
	}
	key = make([]byte, keyLen)
	cipher.NewCBCEncrypter(wrap, make([]byte, aes.BlockSize)).CryptBlocks(key, l.key)
	return hash, key
}

// passwordHash returns the hash of a password: algorithm 2.B of ISO 32000-2, 7.6.4.3.4, which takes
// time on purpose.
func passwordHash(password, salt, user []byte) []byte {
	sum := sha256.Sum256(bytes.Join([][]byte{password, salt, user}, nil))
	k := sum[:]
	const least, tail = 64, 32
	for round := 1; ; round++ {
		e := bytes.Repeat(bytes.Join([][]byte{password, k, user}, nil), 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			panic(err) // the length of the key is fixed
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, b := range e[:16] {
			rest += int(b)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= least && int(e[len(e)-1]) <= round-tail {
			return k[:keyLen]
		}
	}
}

// Seal encrypts a string or the data of a stream.
func (l *Lock) Seal(data []byte) []byte {
	l.made++
	iv := derive(l.key, "vector", binary.BigEndian.AppendUint64(nil, l.made))[:aes.BlockSize]
	n := aes.BlockSize - len(data)%aes.BlockSize
	out := make([]byte, aes.BlockSize+len(data)+n)
	copy(out, iv)
	body := out[aes.BlockSize:]
	copy(body, data)
	for i := len(data); i < len(body); i++ {
		body[i] = byte(n)
	}
	cipher.NewCBCEncrypter(l.block, iv).CryptBlocks(body, body)
	return out
}
