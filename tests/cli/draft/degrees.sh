# People are addressed without degrees and little pictures, which stay where they are part of a name.
cat >web.csv <<'ROWS'
source,target
Ada 🎸,"Dr. Ann Lee, PhD, MBA"
"Dr. Ann Lee, PhD, MBA","Cy 👩🏽‍🚀 (Leeds)"
ROWS
kith intro -q web.csv --me 'Ada 🎸' --to 'Cy 👩🏽‍🚀 (Leeds)' | kith draft | grep -E '^(Subject|Dear|I am|Ada)'
printf 'source,target\nAda,"Davis, Sammy"\n"Davis, Sammy","LEE, ANN"\n' >plain.csv
kith intro -q plain.csv --me Ada --to 'LEE, ANN' | kith draft | grep -E '^Dear'
