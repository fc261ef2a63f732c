# The whole column says whether the day or the month stands first; a note says where none does.
all() {
	printf 'person,event,date\n'
	k=0
	for date in "$@"; do
		k=$((k + 1))
		printf 'Ada,e%d,%s\nP%d,e%d,%s\n' $k "$date" $k $k "$date"
	done
}
all 2/3/2024 13/3/2024 >day.csv
all 2/3/2024 3/13/2024 >month.csv
all 2/2/2024 2/3/2024 4/3/2024 >unsure.csv
all 13/3/2024 2/3/2024 3/13/2024 >both.csv
all 2/3/2024 2024-03-13 3.2.2024 >told.csv
for file in day month unsure both told; do
	echo "$file"
	kith import $file.csv 2>err | grep '^Ada,P'
	grep -v 'source,target' err || true
done
printf 'First Name,Last Name,Email Address,Connected On\nAda,L,,2/3/2024\nBo,K,,13/3/2024\n' >linkedin.csv
kith import --me Me linkedin.csv 2>/dev/null | grep ^Me,.
printf 'From,To,Sent At\nAda,Bo,"2/3/24, 11:20 AM"\nBo,Cy,"4/5/24, 1:00 PM"\n' >invitations.csv
kith import invitations.csv 2>&1 | grep -v ',,'
