# What --tools says agrees with what the tools do: no where none of their runs has an answer.
OMP_NUM_THREADS=1
export OMP_NUM_THREADS
printf 'source,target\n' >empty.csv
printf 'source,target\nA,\nB,\n' >apart.csv
printf 'source,target,field\nA,,x\nB,,x\nC,,y\n' >alike.csv
printf 'source,target\nMe,A\nMe,B\nMe,C\n' >star.csv
printf 'source,target,date\nMe,A,2019-01-01\nMe,B,2024-01-01\nMe,C,2024-02-01\n' >dated-star.csv
{
	echo source,target
	for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo "Me,p$n"; done
	echo p1,p2
} >near.csv
printf 'source,target,directed\nA,B,1\nC,B,1\nD,B,1\n' >inward.csv
printf 'source,target\nA,B\nB,C\nC,D\n' >chain.csv
printf 'source,target,date\nA,B,2019-01-01\nB,C,2024-01-01\nC,D,2024-02-01\n' >dated.csv
printf 'source,target\nA,B\nB,C\nC,A\nD,E\n' >known.csv
printf 'source,target,club\nA,,x\nB,,x\nC,,x\nD,,x\nA,B,\nB,C,\nC,A,\nD,E,\n' >known-alike.csv
printf 'source,target\nA,party\nB,party\nB,ball\nC,ball\n' >guests.csv

# Runs a tool for one person after another, as it is asked, until it answers.
answers() {
	tool=$1 data=$2
	set -- $(kith people -q "$data" | sed '1d; s/,.*//' | head -3)
	case $tool in
	intro | path) for a; do for b; do [ "$a" = "$b" ] || ! kith "$tool" -q "$data" --from "$a" --to "$b" >/dev/null 2>&1 || return 0; done; done ;;
	doors | meet | ego | reconnect) for a; do ! kith "$tool" -q "$data" --me "$a" >/dev/null 2>&1 || return 0; done ;;
	give) for a; do ! kith give -q "$data" --me "$a" >/dev/null 2>&1 || return 0; done; kith give -q "$data" >/dev/null 2>&1 && return 0 ;;
	changes) kith changes -q --at 2024-01-15 "$data" >/dev/null 2>&1 && return 0 ;;
	plot) kith plot -q "$data" --format svg >/dev/null 2>&1 && return 0 ;;
	*) kith "$tool" -q "$data" >/dev/null 2>&1 && return 0 ;;
	esac
	return 1
}

for data in *.csv; do
	kith check -q --tools "$data" | sed '1d' | cut -d, -f1,2 | tr , ' ' >said
	while read -r tool said; do
		[ "$tool" != report ] || continue
		does=no
		! answers "$tool" "$data" || does=yes
		if [ "$said" = no ] && [ $does = yes ] || [ "$said" != no ] && [ $does = no ]; then
			echo "$data: $tool: said $said, does $does"
		fi
		echo "$said" >>kinds
	done <said
done
sort -u kinds
