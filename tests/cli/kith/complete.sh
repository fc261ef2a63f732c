# What may come next on a line: only what fits there, and nothing that would steer a terminal.
try() {
	printf "%s\n" "-- $*"
	kith --complete "$@" | head -n 4 || true
}
status() {
	code=0
	kith --complete "$@" >/dev/null || code=$?
	printf "%s\n" "$code $*"
}
printf 'source,target,field\nZoë;x,,law\n"\033[31mred",,law\nred,,"art;law"\nzoo,red,\n' >steer.csv
printf 'name,role\nAnn,chair\n' >people.csv
printf 'a,b,c\n1,2,3\n' >table.csv
try zsh 1 kith pe
try zsh 1 kith-people --js
try zsh 2 kith people -n
try zsh 2 kith people --by=
try zsh 3 kith ego --me zoe steer.csv
try zsh 3 kith ego --me R steer.csv
try zsh 4 kith ego steer.csv --me a --people people.csv
try zsh 4 kith people steer.csv --where 'field=l'
try zsh 4 kith people steer.csv --where 'field!=art|'
try zsh 6 kith people --people people.csv steer.csv --people-column r
try zsh 4 kith people table.csv --source-column ''
try zsh 4 kith people table.csv --by -deg
try zsh 4 kith ego -qg --me '' steer.csv
try bash 4 kith ego ./st\"eer\".csv --me "'Zo"
try bash 3 kith 'ego' "ste'er.cs'v" --me='Zo\ë\;'
HOME=$PWD try zsh 4 kith ego '~/steer.csv' --me zoe
HOME=$PWD try zsh 4 kith intro '~/steer.csv' --to zoe --people '~/people.csv'
echo '-- 0 a file or what was printed, 1 nothing fits, 2 not asked for as shells ask'
status zsh 2 kith people data/
status zsh 3 kith people -o x
status zsh 3 kith people --top ''
status zsh 3 kith ego --me x
status zsh 4 kith ego - --me x
status zsh 4 kith ego . --me x
status zsh 4 kith ego missing.csv --me x
status zsh 2 kith nothing ''
status zsh 9 kith ego
status zsh 0 kith
status zsh
status zsh two kith ego
