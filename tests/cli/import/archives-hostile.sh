# Archives made to hurt end after little work (ten seconds of it at most), with a message that says where and what to do.
command -v python3 >/dev/null || exit 77
cat >make.py <<'END'
import io, struct, tarfile, zipfile, zlib
DAY = b'[{"type":"message","user":"U024BO222","text":"<@U024ADA11>","ts":"1709542801.0001"}]'

def pack(name, *members):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in members:
            archive.writestr(path, data)

def local(name, data, size, flags=0, method=8, crc=0):
    """One member as it stands in a zip, whatever it claims."""
    return struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, flags, method, 0, 0, crc, len(data), size,
                       len(name), 0) + name + data

def write(name, *parts):
    with open(name, "wb") as file:
        file.write(b"".join(parts))

def block(data):
    """Packed so that it can be followed by any other."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)

END, TEN = b"\3\0", 10 << 10 & 0xffffffff
zeros = block(bytes(1 << 20)) * TEN + END
spaces = block(b" " * (1 << 20)) * TEN + END
write("bomb.zip", local(b"general/1.json", block(DAY) + END, len(DAY), crc=zlib.crc32(DAY)), local(b"z", zeros, 2 << 30), b"PK\5\6" + bytes(18))
write("bomb-in-chat.zip", local(b"general/1.json", block(DAY) + spaces, 2 << 30))
write("bomb-streamed.zip", local(b"zeros", b"", 0, flags=8), zeros, struct.pack("<4sIII", b"PK\7\10", 0, len(zeros), 0))
info = tarfile.TarInfo("zeros")
info.size = 10 << 30
write("bomb.tgz", b"\x1f\x8b\x08" + bytes(6) + b"\xff", block(info.tobuf()), zeros)

inner = io.BytesIO()
with zipfile.ZipFile(inner, "w") as archive:
    archive.writestr("general/1.json", DAY)
pack("nested.zip", ("inner/export.zip", inner.getvalue()))
pack("half-nested.zip", ("export.zip", inner.getvalue()), ("general/1.json", DAY))
pack("up.zip", ("general/1.json", DAY), ("a/../../x.json", DAY))
pack("root.zip", ("/etc/x.json", DAY))
pack("drive.zip", ("C:\\x.json", DAY))
pack("name.zip", ("general/\x1b[31m\x07.json", DAY[:-3]))
write("damaged.zip", local(b"general/1.json", block(DAY) + END, len(DAY)), local(b"z", DAY, len(DAY), method=0), b"PK\5\6" + bytes(18))
write("encrypted.zip", local(b"general/1.json", bytes(64), 64, flags=1))
write("method.zip", local(b"general/1.json", bytes(64), 64, method=14))
pack("cut.zip", ("general/1.json", DAY), ("general/2.json", DAY * 200))
data = open("cut.zip", "rb").read()
write("cut.zip", data[:len(data) // 2])
write("empty.zip", b"PK\5\6" + bytes(18))
pack("sheet.xlsx", ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))
pack("many.zip", *[(f"general/{k}.txt", b"x") for k in range(20000)])
link = tarfile.TarInfo("general/1.json")
link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
with tarfile.open("link.tar", "w") as archive:
    archive.addfile(link)
sparse = tarfile.TarInfo("general/1.json")
sparse.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.name": "general/1.json",
                      "GNU.sparse.size": str(1 << 59), "GNU.sparse.numblocks": "1", "GNU.sparse.map": f"{(1 << 59) - 1},1"}
with tarfile.open("sparse.tar", "w", format=tarfile.PAX_FORMAT) as archive:
    sparse.size = 1
    archive.addfile(sparse, io.BytesIO(b"]"))
END
python3 make.py
for file in *.zip *.tgz *.tar *.xlsx; do
	status=0
	(ulimit -t 10 && exec kith import "$file") >out 2>err || status=$?
	echo "$file: exit $status, $(wc -l <out) lines: $(cat -v err | tr '\n' ' ')"
done
ls | grep -v '\.' | tr '\n' ' '
