# crm-due against a second, slow telling of its page: random small worlds

& command -v python3 >/dev/null
$ python3 "$ROOT/tests/worlds.py" 1 150
