package render

// A SettingError is the error of a writer that cannot print a setting of the organisation. The
// fault is in the settings, whatever the record, so it comes before the first document.
type SettingError struct {
	Setting string // its name in the settings: "marking"; for an own text "wordingFile, parent.subject"
	Err     error  // why; it does not hold the text
}

func (e *SettingError) Error() string { return "settings: " + e.Setting + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *SettingError) Unwrap() error { return e.Err }
