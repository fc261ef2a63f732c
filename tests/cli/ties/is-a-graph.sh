# The answer is the merged graph: what is measured on it is what is measured on the data.
for file in data/karate.csv data/lesmis.csv data/community.csv; do
	kith ties -q "$file" | kith summary -q | grep -E '^(ties|.*clustering|transitivity|diameter|reciprocity)' >merged
	kith summary -q "$file" | grep -E '^(ties|.*clustering|transitivity|diameter|reciprocity)' >plain
	cmp merged plain
done
