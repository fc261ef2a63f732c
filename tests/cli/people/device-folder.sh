# A regular file under /dev is a file like any other: it may be replaced by what is made of it.
[ -d /dev/shm ] && [ -w /dev/shm ] || exit 77
folder=$(mktemp -d /dev/shm/kith-XXXXXX)
trap 'rm -r "$folder"' EXIT
printf 'source,target\nBo,Cy\nCy,Di\n' >"$folder/graph.csv"
kith people -g -o "$folder/graph.csv" "$folder/graph.csv"
wc -l <"$folder/graph.csv" | tr -d ' '
ls "$folder"
kith people -o "$folder/graph.csv" --by nonsense "$folder/graph.csv" 2>/dev/null || echo "exit $?"
wc -l <"$folder/graph.csv" | tr -d ' '
kith people -n 1 -o /dev/stdout "$folder/graph.csv" >>"$folder/more.csv"
kith people -n 1 -o /dev/fd/3 "$folder/graph.csv" 3>"$folder/three.csv"
kith people -o /dev/null "$folder/graph.csv"
cut -d, -f1 "$folder/more.csv" "$folder/three.csv"
