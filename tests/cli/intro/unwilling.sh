# Whoever would rather not be asked is not asked, and that is said.
printf 'source,target,willing\nBea,,0\nAda,Bea,\nBea,Cleo,\n' | kith intro --me Ada --to Cleo
