# Told the other way round, the answer is its mirror.
cat >old.csv <<'.'
source,target,weight,city
Ada,,,London
Ada,Ben,1,
Ben,Cy,1,
Cy,Ada,1,
Cy,Dee,2,
Dee,Eve,1,
Eve,Flo,1,
Flo,Dee,1,
Gus,,,
.
cat >new.csv <<'.'
source,target,weight,city
Ada,,,London
Ada,Ben,1,
Ben,Cy,3,
Cy,Ada,1,
Dee,Eve,1,
Eve,Flo,.5,
Flo,Dee,1,
Flo,Hal,1,
.
mirror() {
	sed 's/came/LEFT/;s/left/came/;s/LEFT/left/;s/,new,/,LOST,/;s/,lost,/,new,/;s/,LOST,/,lost,/
		s/stronger/FADED/;s/faded/stronger/;s/FADED/faded/;s/grew/SHRANK/;s/shrank/grew/;s/SHRANK/shrank/
		s/more/LESS/;s/less/more/;s/LESS/less/;s/rises/FALLS/;s/falls/rises/;s/FALLS/falls/'
}
command -v mlr >/dev/null || exit 77
kith changes -q old.csv new.csv | mlr --icsv --ocsv cut -f what,change,name,other,before,after >there
kith changes -q new.csv old.csv | mlr --icsv --ocsv put 'if ($what == "circle" && $other != "" && $change =~ "grew|shrank|stayed") {
		$was = $name; $name = $other; $other = $was; unset $was
	}' then cut -o -f what,change,name,other,after,before | sed 1d | mirror | sort >back
sed 1d there | sort | cmp - back
