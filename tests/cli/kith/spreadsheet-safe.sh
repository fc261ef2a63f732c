# No cell begins as a formula, nor does a header; a graph, which goes on to the next tool, is not changed.
printf 'source,target,=cmd\n=cmd,@x,\n+y,-z,\n=cmd,,-1\n' >formulas.csv
kith people -q --spreadsheet-safe formulas.csv | cut -d, -f1,2,12
kith people -q --spreadsheet-safe -g formulas.csv || echo "exit $?"
kith people -q --spreadsheet-safe -g --answer answer.csv formulas.csv | head -2 | cut -d, -f1-3
cut -d, -f1,2 answer.csv | head -2
kith people -o '' formulas.csv || echo "exit $?"
# Nor one with the wide signs of East Asia.
printf 'source,target\n＝1,＋1\n－1,＠1\n' >wide.csv
kith people -q --spreadsheet-safe wide.csv | cut -d, -f1
