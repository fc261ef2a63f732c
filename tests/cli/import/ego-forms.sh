# Tables of egos as R writes them: rows numbered, alters by name, "1 to 2", alter.sex of alters the same as sex of egos.
run() {
	kith "$@" 2>&1 || echo "exit $?"
}
cat >egos.csv <<'END'
"";"egoID";"sex";"netsize"
"1";"Nan";"w";3
"2";"Ole";"m";2
END
cat >alters.csv <<'END'
"";"egoID";"alterID";"alter.sex"
"1.1";"Nan";"Pia";"w"
"1.2";"Nan";"Rik";"m"
"1.3";"Nan";"Sue";"w"
"2.1";"Ole";"1";"m"
"2.2";"Ole";"2";"w"
END
cat >ties.csv <<'END'
"";"egoID";"Source";"Target";"weight"
"1";"Nan";"Pia";"Rik";0,5
"2";"Nan";"Pia";"Sue";0
"3";"Ole";"1";"2";1
END
run import egos.csv alters.csv ties.csv
echo '-- One table, the first ego once more in a column'
cat >one.csv <<'END'
"";"egoID";"sex";"netsize";"egoID.1";"alterID.1";"alter.sex.1";"alterID.2";"alter.sex.2";"alterID.3";"alter.sex.3";"1 to 2";"1 to 3";"2 to 3"
"1";"Nan";"w";3;"Nan";"Pia";"w";"Rik";"m";"Sue";"w";0,5;0;0
"2";"Ole";"m";2;"Ole";"1";"m";"2";"w";NA;NA;1;NA;NA
END
run import -q one.csv >one
run ego -q --everyone --like sex one
run import -q egos.csv alters.csv ties.csv | kith ego -q --everyone --like sex | sort >three
run ego -q --everyone --like sex one | sort | cmp - three && echo 'the same'
echo '-- Other names of columns'
printf 'EgoID,sex\n1,w\n' >egos.csv
printf 'EgoID,Alter.Number,alter.sex\n1,1,m\n1,2,w\n' >alters.csv
printf 'EgoID,Alter.1.Number,Alter.2.Number,weight\n1,1,2,3\n' >ties.csv
run import -q egos.csv alters.csv ties.csv
echo '-- Those of openeddi, where one end of a tie is called as alters are'
printf 'puid,sex\n1,w\n' >egos.csv
printf 'puid,nameid,sex\n1,1,m\n1,2,w\n' >alters.csv
printf 'puid,nameid,targetid,weight\n1,1,2,3\n' >ties.csv
run import -q egos.csv alters.csv ties.csv
echo '-- Ties of egos who are named in front of their rows alone'
printf '"";"1 to 2";"1 to 3"\n"1";1;0\n"2";2;1\n' >wide.csv
run import wide.csv
echo '-- Rows that are not of egos, by columns nobody knows'
printf 'egoID,number,sex\n1,1,m\n1,2,w\n' >unknown.csv
run import unknown.csv
