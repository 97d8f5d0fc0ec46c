package main

import (
	"archive/tar"
	"archive/zip"
	"cmp"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"
)

// A file is one file of an archive.
type file struct {
	name string
	mode fs.FileMode
	data []byte
}

// writeFile writes an archive and leaves none behind that is not whole.
func writeFile(path, folder string, files []file, when time.Time,
	write func(io.Writer, string, []file, time.Time) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f, folder, files, when), f.Close()); err != nil {
		os.Remove(path)
		return err
	}
	return nil
}

func byName(files []file) []file {
	return slices.SortedFunc(slices.Values(files), func(a, b file) int { return cmp.Compare(a.name, b.name) })
}

// writeTarGz packs the files into a folder. The gzip header has no name and no
// time, and the files no owner.
func writeTarGz(w io.Writer, folder string, files []file, when time.Time) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(packed)
	header := tar.Header{Typeflag: tar.TypeDir, Name: folder + "/", Mode: 0o755, ModTime: when, Format: tar.FormatUSTAR}
	if err := t.WriteHeader(&header); err != nil {
		return err
	}
	for _, f := range byName(files) {
		header := tar.Header{
			Typeflag: tar.TypeReg, Name: folder + "/" + f.name, Mode: int64(f.mode), Size: int64(len(f.data)),
			ModTime: when, Format: tar.FormatUSTAR,
		}
		if err := t.WriteHeader(&header); err != nil {
			return err
		}
		if _, err := t.Write(f.data); err != nil {
			return err
		}
	}
	return errors.Join(t.Close(), packed.Close())
}

// writeZip packs the files into a folder, with times in UTC.
func writeZip(w io.Writer, folder string, files []file, when time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range byName(files) {
		header := zip.FileHeader{Name: folder + "/" + f.name, Method: zip.Deflate, Modified: when}
		header.SetMode(f.mode)
		part, err := z.CreateHeader(&header)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}
