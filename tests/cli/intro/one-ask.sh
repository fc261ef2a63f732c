# Equally likely routes through one first person are told apart by where they part; so are two people to reach.
printf 'Ada Bea\nBea Cleo\nBea Dora\nCleo Eve\nDora Eve\n' >web
kith intro --no-header web --me Ada --to Eve --routes 2
kith intro --no-header web --me Ada --to Cleo --to Dora --routes 2
