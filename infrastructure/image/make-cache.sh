#!/bin/sh
# Makes the AOT cache of inspect-document and checks that it fits.
#   make-cache.sh FOLDER SAMPLES    FOLDER holds lib/ (and tessdata/); FOLDER/classpath and FOLDER/inspect-document.aot come of it
set -eu
folder=$1
samples=$2
cache=$folder/inspect-document.aot
unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS

# A cache holds for one order of jars; what the JVM makes of `lib/*` depends on the file system. The shell sorts.
LC_ALL=C
classpath=
for jar in "$folder"/lib/*.jar; do
  classpath="${classpath:+$classpath:}$jar"
done
printf '%s\n' "$classpath" > "$folder/classpath"

options="-XX:+UseSerialGC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp @$folder/classpath"

rm -f "$cache"
TESSDATA_PREFIX=$folder/tessdata \
  java $options -XX:AOTCacheOutput="$cache" org.intake.inspect.Rehearsal sme-ip-pilot-2017 \
  "$samples"/scans/park-clean300.png "$samples"/scans/letter-office200.pdf \
  "$samples"/jiangsu-2017/*.docx "$samples"/jiangsu-2017/*/*.docx "$samples"/jiangsu-2017/*/*.pdf
[ -s "$cache" ] || { echo "no cache was made"; exit 1; }

# `on` ends with an error where `auto` would silently start without the cache.
java $options -XX:AOTMode=on -XX:AOTCache="$cache" org.intake.inspect.Rehearsal sme-ip-pilot-2017 > /dev/null
echo "$cache: $(wc -c < "$cache") bytes, made from $(ls "$folder/lib" | wc -l) jars"
