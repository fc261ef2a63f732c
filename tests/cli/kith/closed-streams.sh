# A stream that was closed does not lend its number to a file: notes stay out of answers, the graph
# out of the file of --answer, and what cannot be read or written is said.
printf 'source,target\nBo,Cy\nBo,Cy\nCy,Di\n' >graph.csv
kith people -o answer.csv graph.csv 2>&-
cut -d, -f1,2 answer.csv
kith people -g --answer beside.csv graph.csv >&- || echo "exit $?"
ls
kith summary <&- || echo "exit $?"
kith people -n 1 graph.csv <&- 2>&- | cut -d, -f1,2
kith people -o answer.csv graph.csv <&- >&- 2>&-
cut -d, -f1,2 answer.csv
kith --version >&- || echo "exit $?"
