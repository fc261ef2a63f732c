# Where somebody has not been: who would take them along, and who would be new.
kith events -q data/southern-women.csv --me pearl -n 2
printf 'person,event\nAda,Tea\nBea,Tea\nCy,Dance\nCy,Walk\n' | kith events -q --me Ada
printf 'person,event\nAda,Tea\nBea,Tea\nCy,Dance\nBea,Dance\n' | kith events -q --me Ada --knows 1
kith events -q data/southern-women.csv --me E3
