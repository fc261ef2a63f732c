# Guest lists are read as they are: who came together, and who of them could meet.
kith report -q data/southern-women.csv | sed -n '/class="about"/,/<\/ul>/p' | sed 's/<[^>]*>//g'
