# A collection of ego networks, in three tables, in two and in one, is one graph, and everybody's portrait is a row an ego.
cat >egos.csv <<'END'
egoID,city
7,Leeds
8,York
9,Hull
END
cat >alters.csv <<'END'
egoID,alterID,city
7,1,Leeds
7,2,York
7,3,Leeds
8,1,York
8,2,York
END
cat >aaties.csv <<'END'
egoID,Source,Target,weight
7,1,2,2
8,1,2,1
END
kith import egos.csv alters.csv aaties.csv >three.csv
cat three.csv
kith ego -q --everyone --like city three.csv
cat >egos-and-ties.csv <<'END'
egoID;netsize;city;X1.to.2;X1.to.3;X2.to.3
7;3;Leeds;2;0;0
8;2;York;1;NA;NA
9;0;Hull;NA;NA;NA
END
kith import -q egos-and-ties.csv alters.csv >two.csv
cat >one-file.csv <<'END'
egoID;netsize;city;alter.city.1;alter.city.2;alter.city.3;X1.to.2;X1.to.3;X2.to.3
7;3;Leeds;Leeds;York;Leeds;2;0;0
8;2;York;York;York;NA;1;NA;NA
9;0;Hull;NA;NA;NA;NA;NA;NA
END
kith import -q one-file.csv >one.csv
for form in two one; do
	kith ego -q --everyone --like city $form.csv >$form
	kith ego -q --everyone --like city three.csv | cmp - $form
done
cat one.csv
# Everybody is on the graph, and -g puts the figures of all on it.
kith ego -qg --everyone --like city one.csv | grep -c '^[789]/*[0-9]*,,'
# What is no strength, and a row about nobody, are told with their place.
printf 'egoID,X1.to.2\n7,often\n' | kith import || echo "exit $?"
printf 'egoID,alterID\n,1\n' | kith import || echo "exit $?"
