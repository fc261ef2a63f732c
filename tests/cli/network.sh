# A network that has everything; read by the cases here.
# SPDX-License-Identifier: GPL-2.0-or-later
cat >network.csv <<'END'
source,target,weight,kind,date,city,age
Ada,,,,,Rome,36
Bo & Cé,,,,,,
"Cy, D",,,,,<Oslo>,41.5
Iso,,,,,Bonn,
Ada,Bo & Cé,2.5,work,2024-01-02,,
"Cy, D",Ada,1,home,,,
"Cy, D",Bo & Cé,3,,,,
END
{
	sed -n '1s/$/,directed/p; 2,5s/$/,/p' network.csv
	sed -n '6,$s/$/,1/p' network.csv
} >directed.csv
{
	cat directed.csv
	echo 'Ada,Iso,4,work,,,,'
	echo 'Ada,Iso,5,home,,,,1'
} >mixed.csv
