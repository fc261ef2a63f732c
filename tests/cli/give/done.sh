# Everybody knows everybody.
printf 'Ada Bea\nBea Cleo\nCleo Ada\n' | kith give --no-header --me Ada
