# What lies in a .zip or a .tgz is read as if it lay in a folder, and nothing is unpacked to disk.
command -v python3 >/dev/null || exit 77
mkdir -p export/general other/deep
cat >export/users.json <<'END'
[{"id":"U024ADA11","team_id":"T1","name":"ada","profile":{"real_name":"Ada Lee","email":"ada@x.org"}}]
END
cat >export/general/2024-03-04.json <<'END'
[{"type":"message","user":"U024BO222","text":"<@U024ADA11>","ts":"1709542801.0001"}]
END
printf 'From: Ada <ada@x.org>\nTo: bo@y.org\nDate: 4 Mar 2024 09:00:00 +0000\nMessage-ID: <1>\n\ntext\n' >other/deep/1.eml
printf 'First Name,Last Name,Company,Connected On\nCy,Ek,Loom,05 Mar 2024\n' >other/Connections.csv
printf 'Skill\nweaving\n' >other/Skills.csv
printf 'picture' >other/photo.jpg
cat >pack.py <<'END'
import sys, tarfile, zipfile
out, *names = sys.argv[1:]
if out.endswith(".tgz"):
    with tarfile.open(out, "w:gz") as archive:
        for name in names:
            archive.add(name, recursive=False)
else:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if "stored" not in out else zipfile.ZIP_STORED) as archive:
        for name in names:
            archive.write(name)
END
files=$(find export other -type f | sort)
# shellcheck disable=SC2086 # the names are meant as several
for archive in all.zip stored.zip all.tgz; do
	python3 pack.py $archive $files
done
kith import export other --me Me -q >folders
for archive in all.zip stored.zip all.tgz; do
	kith import $archive --me Me -q | cmp - folders
	kith import - --me Me -q <$archive | cmp - folders
	cat $archive | kith import --me Me -q | cmp - folders
done
kith import all.zip --me Me 2>&1
ls
echo '# of one format only, and of none that is known'
kith import all.zip --format mail 2>&1
kith import all.zip --format gml 2>&1 || echo "exit $?"
kith import all.zip --format nothing 2>/dev/null || echo "exit $?"
python3 pack.py pictures.zip other/photo.jpg other/Skills.csv
kith import pictures.zip 2>&1 || echo "exit $?"
kith import all.zip 2>&1 || echo "exit $?"
