# Without attributes mutual contacts decide.
printf 'Ada Bea\nAda Cleo\nBea Dora\nCleo Dora\nCleo Eve\n' | kith meet --no-header --me Ada
