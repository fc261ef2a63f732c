# Yes and no are nothing to share, and a column that does not speak for itself is named.
printf 'source,target,going,gender,hobby\nAda,,Yes,female,chess\nBea,,Yes,female,\nCyd,,Yes,male,chess\nAda,Cyd,,,\n' |
	kith give -q
