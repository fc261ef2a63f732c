# One person is no company.
printf 'source,target\nAda,\n' | kith give --rounds 2
