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
# Names and cells that are hard to write down, and columns called as formats call their own.
cat >nasty.csv <<'END'
source,target,weight,kind,date,city,age,vip,id,label,source name,a b,a_b,note,Key,name
"He said ""hi""",,,,,Rome,36,true,i1,Ada L,x,1,2," lead",k1,nm
"two
lines",,,,,<b>&amp;,41.5,false,i2,Bo,,,"q""uo'te",,,
a & b <c>,,,,,,,true,i3,C\n,y,z,1e5,007,k2,
back\slash\,,,,,Ünïcode 🎉,1,true,,,,," trail ",tab	here,,
007,,,,,,,false,,,,,,,,
3.5,,,,,,2,true,,,,,,+44,,
"O'Brien, ""Pat""",,,,,,,false,,,,,,,,
Zoë; x | y,,,,,,,true,,,,,,,,
# hash,,,,,,,true,,,,,,,,
"He said ""hi""","two
lines",2.50,work,2024-01-02,,,,,tie lab,,,,,,
"two
lines",a & b <c>,1,,,,,,,,,,,,,
a & b <c>,back\slash\,,"a ""q"" & <x>",2020,,,,,,,,,,,
back\slash\,"He said ""hi""",.5,work,,,,,,,,,,,,
007,3.5,1e-3,home,2021-01,,,,,,,,,,,
"O'Brien, ""Pat""",Zoë; x | y,3,,,,,,,,,,,,,
"He said ""hi""","two
lines",1,home,,,,,,,,,,,,
3.5,3.5,1,,,,,,,,,,,,,
END
