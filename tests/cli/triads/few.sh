# Fewer than three people make no triad, and there is nothing to expect.
printf 'source,target\nAda,Bo\n' | kith triads
