package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// completeSBOM adds to a CycloneDX list the licences that a person has read, and
// takes out the sums of the tool that wrote the list, which depend on the machine.
// A list that names other modules than those linked is an error.
func completeSBOM(list []byte, linked []module, known table) ([]byte, error) {
	var document map[string]any
	decoder := json.NewDecoder(bytes.NewReader(list))
	decoder.UseNumber()
	if err := decoder.Decode(&document); err != nil {
		return nil, err
	}
	var names []string
	components, _ := document["components"].([]any)
	for _, c := range components {
		component, _ := c.(map[string]any)
		name, _ := component["name"].(string)
		names = append(names, name)
		component["licenses"] = expression(known[name].spdx)
	}
	var wanted []string
	for _, m := range linked {
		wanted = append(wanted, m.path)
	}
	slices.Sort(names)
	if !slices.Equal(names, wanted) {
		return nil, fmt.Errorf("lists %v, but %v are linked", names, wanted)
	}
	metadata, _ := document["metadata"].(map[string]any)
	main, _ := metadata["component"].(map[string]any)
	tools, _ := metadata["tools"].([]any)
	if main == nil || len(tools) == 0 {
		return nil, errors.New("has no component or no tool in its metadata")
	}
	main["licenses"] = expression("MIT")
	for _, t := range tools {
		if tool, ok := t.(map[string]any); ok {
			delete(tool, "hashes")
		}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(document)
	return b.Bytes(), err
}

// expression is an SPDX expression as CycloneDX has it.
func expression(spdx string) []any { return []any{map[string]any{"expression": spdx}} }
