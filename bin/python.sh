# Sourced by bin/demo and bin/test: sets PYTHON to a Python that is new enough.
export PYTHONUTF8=1 LC_ALL="${LC_ALL:-C.UTF-8}"
PYTHON=""
for naam in python3 python3.14 python3.13 python3.12 python3.11; do
  if command -v "$naam" >/dev/null && "$naam" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    PYTHON="$naam"
    break
  fi
done
if [ -z "$PYTHON" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "→ Systeempakketten installeren: python3, python3-venv"
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3 python3-venv >/dev/null
  PYTHON=python3
fi
if [ -z "$PYTHON" ]; then
  echo "CODIO heeft Python 3.11 of nieuwer nodig. Voer dit één keer uit en start daarna opnieuw:" >&2
  echo >&2
  echo "    sudo apt-get update && sudo apt-get install -y python3 python3-venv" >&2
  exit 1
fi
