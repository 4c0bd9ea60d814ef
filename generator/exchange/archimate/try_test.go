package archimate_test

import (
	"os"
	"testing"
)

func TestTry(t *testing.T) {
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Skip()
	}
	tree, result := imported(t, nothing(t), read(t, "min.xml", data))
	for _, c := range result.Changes {
		if c.Path != "models/metamodel.yaml" {
			t.Logf("-- %s --\n%s", c.Path, c.After)
		}
	}
	t.Logf("%s", exported(t, tree))
}
