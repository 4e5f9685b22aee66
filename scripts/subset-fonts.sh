#!/bin/sh
# Makes the fonts of printed documents (packages/documents/fonts) from Noto Sans, Noto Sans SC and DejaVu Sans as published
# on npm.
#
# Only characters that occur in names and sentences are kept: all of Latin with its accents, Greek, Cyrillic, the signs of
# documents; of Chinese the characters of GB 2312 and of the first level of Big5. The composing feature (ccmp) is left out:
# by it "ị" and "i" share a drawing, and text taken out of a document again would have the one for the other. Hebrew and
# Arabic come from DejaVu Sans, which draws each form of a letter whole: Noto Sans Arabic puts the letter together from a
# stroke and its dots, and strokes have no letter to be taken out as.
#
#     scripts/subset-fonts.sh            needs npm, and Python 3 with fontTools (Debian: python3-fonttools)
set -eu
fonts="$(cd "$(dirname "$0")/.." && pwd)/packages/documents/fonts"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-sans-sc@0.4.3 dejavu-fonts-ttf@2.37.3
for package in expo-*.tgz; do
  tar xzf "$package" --wildcards '*400Regular/*.ttf' '*700Bold/*.ttf' '*LICENSE_FONT'
done
tar xzf dejavu-*.tgz package/ttf/DejaVuSans.ttf package/LICENSE
subset() { python3 -m fontTools.subset "$@" --no-hinting --desubroutinize; }
python3 - <<'PYTHON'
def two_bytes(coding, first, last):
    for high in range(first, last + 1):
        for low in range(0x40, 0xFF):
            try:
                yield ord(bytes([high, low]).decode(coding))
            except (UnicodeDecodeError, TypeError):
                continue

chinese = set(two_bytes("gb2312", 0xB0, 0xF7)) | set(two_bytes("big5", 0xA4, 0xC6))
chinese |= set(range(0x3000, 0x3040)) | set(range(0xFF00, 0xFFF0))
# Signs that the other font lacks: arrows, and “at least” of measures.
chinese |= set(range(0x2190, 0x2194)) | {0x2212, 0x2260, 0x2264, 0x2265}
with open("chinese.txt", "w") as out:
    out.write("\n".join(f"U+{code:04X}" for code in sorted(chinese)))
PYTHON
LATIN=U+0020-024F,U+0250-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+20A0-20C0,U+2100-214F,U+2190-2193,U+2212,U+2260-2265,U+A720-A78C,U+FB00-FB04
FEATURES=mark,mkmk,locl
for weight in 400Regular 700Bold; do
  subset "package/$weight/NotoSans_$weight.ttf" --unicodes="$LATIN" --layout-features="$FEATURES" \
    --output-file="$fonts/NotoSans-${weight#[47]00}.ttf"
done
subset package/400Regular/NotoSansSC_400Regular.ttf --unicodes-file=chinese.txt --layout-features= \
  --drop-tables+=vhea,vmtx,VORG --output-file="$fonts/NotoSansSC-Regular.ttf"
# Hebrew and Arabic with the drawn forms of each letter (presentation forms), which joining leads to, and the signs that stand
# between words of a name.
subset package/ttf/DejaVuSans.ttf \
  --unicodes=U+0020-002F,U+003A,U+005B,U+005D,U+00A0,U+2010-2015,U+2018-201F,U+0590-06FF,U+0750-077F,U+FB1D-FB4F,U+FB50-FDFF,U+FE70-FEFC \
  --layout-features=mark,mkmk,locl,init,medi,fina,isol,rlig --output-file="$fonts/DejaVuSans-RightToLeft.ttf"
cp package/LICENSE_FONT "$fonts/LICENSE"
cp package/LICENSE "$fonts/LICENSE-DejaVu"
