# What an address book can and cannot answer, of the tools there are.
printf 'source,target\nMe,Ada\nMe,Bo\nMe,Cy\n' >star.csv
kith check -q --tools star.csv | cut -d, -f1,2 | grep -v '^events\|^report'
kith check star.csv 2>&1 >/dev/null | grep -o 'no answer for .*'
. "$CLI/tools.sh"
tools >there
kith check -q --tools star.csv | sed '1d; s/,.*//' | grep -v -x -F -f there || true
