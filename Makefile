# Builds the toolkit into $(B). Targets:
#   all (the usual), deps, deps-heavy (what only some tests need), demo, check,
#   bench, fuzz, po, pictures, format, install, uninstall, completions, dist, clean
# Knobs: B=dir  CC=clang  CFLAGS=-O3  WERROR=1  SAN=1 (address and undefined;
#   or SAN=thread)  PREFIX=/usr  DESTDIR=dir  FUZZ_SECONDS=10
# Objects of different CC, CFLAGS or SAN belong in different B.

B = build
PREFIX = /usr/local
FUZZ_SECONDS = 10
CFLAGS = -O2 -g
VERSION := $(shell sed -n 's/^.define CRM_VERSION "\(.*\)"/\1/p' lib/crm.h)
SO = libcrm.so
MAJOR = 0

# The rooms of libcrm (lib/README.md), each using only those before it. A room that needs more
# than libcsv and libyaml (fit, cal, mime) is not one of them: it becomes
# $(B)/lib/libcrm-ROOM.a, and only its tools link that (see "tools" below), or a
# plugin that is loaded when it is needed (PLUGINS).
ROOMS = base lang show record kinds people fold facts frame expr policy check lint score segment find mail due stats import html card report

LIB := $(foreach r,$(ROOMS),$(sort $(wildcard lib/$(r)/*.c lib/$(r)/*/*.c)))
LIB_OBJ := $(LIB:%.c=$(B)/obj/%.o) $(B)/obj/builtin_policy.o $(B)/obj/builtin_rules.o \
	$(B)/obj/builtin_lang.o $(B)/obj/builtin_style.o
FIT_OBJ := $(patsubst %.c,$(B)/obj/%.o,$(wildcard lib/fit/*.c))
CAL_OBJ := $(patsubst %.c,$(B)/obj/%.o,$(wildcard lib/cal/*.c))
MIME_OBJ := $(patsubst %.c,$(B)/obj/%.o,$(wildcard lib/mime/*.c))
PLUGINS = names almanac
plugin_obj = $(patsubst %.c,$(B)/obj/%.o,$(wildcard lib/$(1)/*.c))
PLUGIN_LIBS := $(PLUGINS:%=$(B)/lib/libcrm-%.so)
COMMON_OBJ := $(patsubst %.c,$(B)/obj/%.o,$(wildcard cmd/common/*.c))
TOOLS := $(basename $(notdir $(wildcard cmd/crm*.c)))
# A tool is cmd/TOOL.c; one that is too long for a file has the rest of it in cmd/TOOL/.
parts_of = $(patsubst %.c,$(B)/obj/%.o,$(wildcard cmd/$(1)/*.c))
PARTS_OBJ := $(foreach t,$(TOOLS),$(call parts_of,$(t)))
BIN := $(TOOLS:%=$(B)/bin/%)
UNITS := $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/test_*.c))
SHIMS := $(patsubst tests/faults/%.c,$(B)/faults/%.so,$(wildcard tests/faults/*.c))
BENCHES := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
COMPLETIONS := $(TOOLS:%=$(B)/completions/bash/%) $(TOOLS:%=$(B)/completions/zsh/_%) $(TOOLS:%=$(B)/completions/fish/%.fish)
PAGES := $(wildcard man/*.[157])
SAMPLES := $(shell find samples -type f ! -path 'samples/pictures/*' ! -name '.*')
OBJ := $(LIB_OBJ) $(FIT_OBJ) $(CAL_OBJ) $(MIME_OBJ) $(foreach p,$(PLUGINS),$(call plugin_obj,$(p))) $(COMMON_OBJ) $(PARTS_OBJ) $(TOOLS:%=$(B)/obj/cmd/%.o) \
	$(UNITS:$(B)/%=$(B)/obj/tests/%.o) $(BENCHES:$(B)/%=$(B)/obj/tests/%.o) \
	$(FUZZERS:$(B)/%=$(B)/obj/tests/%.o)

comma := ,
WARN = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wpedantic $(if $(WERROR),-Werror)
HARDEN = -fstack-protector-strong $(if $(SAN),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
SANITIZE = $(if $(SAN),-fsanitize=$(if $(filter 1,$(SAN)),address$(comma)undefined,$(SAN)) \
	-fno-sanitize-recover=all -fno-omit-frame-pointer)
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib -Icmd $(WARN) $(CFLAGS) $(HARDEN) $(SANITIZE) \
	-fvisibility=hidden -MMD -MP $(CPPFLAGS)
ALL_LDFLAGS = $(SANITIZE) -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS)
LIBS = -lcsv -lyaml -lpthread -lm -ldl
GMIME_LIBS = -lgmime-3.0 -lgobject-2.0 -lglib-2.0
# Tools and libcrm.so find the plugins here, built or installed.
# (The sanitizers call dlopen themselves, for which only a DT_RPATH of the program counts.)
RPATH = -Wl,--$(if $(SAN),disable,enable)-new-dtags -Wl,-rpath,'$$ORIGIN/../lib'

all: lib tools

lib: $(B)/lib/libcrm.a $(B)/lib/$(SO) $(PLUGIN_LIBS)
tools: $(BIN)
units: $(UNITS)
shims: $(SHIMS)
benches: $(BENCHES)
fuzzers: $(FUZZERS)
completions: $(COMPLETIONS)

# "make deps check" and the like: deps is done before anything that needs it.
all lib tools demo check bench fuzz install $(OBJ) $(SHIMS): | $(filter deps,$(MAKECMDGOALS))

deps:
	@sh tests/deps

deps-heavy:
	@sh tests/deps heavy

$(B)/obj/lib/%.o: lib/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fPIC -fno-semantic-interposition -c -o $@ $<

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fPIE -c -o $@ $<

# GMime and GLib, whose headers are where pkg-config says.
$(MIME_OBJ): ALL_CFLAGS += $(patsubst -I%,-isystem %,$(shell pkg-config --cflags gmime-3.0))

# The built-in policy is the sample, byte for byte, with a NUL behind it.
$(B)/gen/builtin_policy.c: samples/policy.yaml Makefile
	@mkdir -p $(@D)
	{ echo '#include "policy/policy.h"'; echo 'const char crm_builtin_policy[] = {'; \
	  od -An -v -tx1 $< | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'; echo '0x00};'; \
	  echo 'const size_t crm_builtin_policy_size = sizeof(crm_builtin_policy) - 1;'; } >$@

# The style sheet of pages is the file, without the comment at its head.
$(B)/gen/builtin_style.c: lib/html/style.css Makefile
	@mkdir -p $(@D)
	{ echo '#include "html/html.h"'; echo 'const char crm_html_style[] = {'; \
	  sed '1,/\*\//d' $< | od -An -v -tx1 | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'; echo '0x00};'; } >$@

# Likewise the rules for imports, each by the name of its file.
RULES := $(sort $(wildcard samples/import/*.yaml))
$(B)/gen/builtin_rules.c: $(RULES) Makefile
	@mkdir -p $(@D)
	{ echo '#include "import/rule/rule.h"'; \
	  for f in $(RULES); do n=$$(basename $$f .yaml); echo "static const unsigned char text_$$n[] = {" | tr - _; \
	  od -An -v -tx1 $$f | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'; echo '0x00};'; done; \
	  echo 'const struct crm_builtin_file crm_builtin_rules[] = {'; \
	  for f in $(RULES); do n=$$(basename $$f .yaml); t=text_$$(echo $$n | tr - _); \
	  echo "{\"$$n\", (const char *)$$t, sizeof($$t) - 1},"; done; echo '{0}};'; } >$@

# Likewise the translations, each as msgfmt makes it of lib/po/LANGUAGE.po (lib/lang/lang.h).
LANGS := $(sort $(notdir $(basename $(wildcard lib/po/*.po))))
$(B)/locale/%/LC_MESSAGES/crm.mo: lib/po/%.po
	@mkdir -p $(@D)
	msgfmt --check --endianness=little -o $@ $<

$(B)/gen/builtin_lang.c: $(LANGS:%=$(B)/locale/%/LC_MESSAGES/crm.mo) Makefile
	@mkdir -p $(@D)
	{ echo '#include "lang/lang.h"'; \
	  for l in $(LANGS); do echo "static const unsigned char mo_$$l[] = {"; \
	  od -An -v -tx1 $(B)/locale/$$l/LC_MESSAGES/crm.mo | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'; echo '};'; done; \
	  echo 'const struct crm_builtin_mo crm_builtin_mo[] = {'; \
	  for l in $(LANGS); do echo "{\"$$l\", mo_$$l},"; done; echo '{0}};'; } >$@

$(B)/obj/builtin_%.o: $(B)/gen/builtin_%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fPIC -c -o $@ $<

$(B)/lib/libcrm.a: $(LIB_OBJ)
$(B)/obj/common.a: $(COMMON_OBJ)
$(B)/lib/libcrm-fit.a: $(FIT_OBJ)
$(B)/lib/libcrm-cal.a: $(CAL_OBJ)
$(B)/lib/libcrm-mime.a: $(MIME_OBJ)
$(B)/lib/libcrm.a $(B)/lib/libcrm-fit.a $(B)/lib/libcrm-cal.a $(B)/lib/libcrm-mime.a $(B)/obj/common.a:
	@mkdir -p $(@D)
	@rm -f $@
	$(AR) rcs $@ $^

# Only what crm.h declares between its visibility pragmas is exported.
$(B)/lib/$(SO).$(VERSION): $(LIB_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) $(if $(SAN),,-Wl$(comma)-z$(comma)defs) -shared -Wl,-soname,$(SO).$(MAJOR) \
		-Wl,--enable-new-dtags -Wl,-rpath,'$$ORIGIN' -o $@ $^ $(LIBS)

$(B)/lib/$(SO): $(B)/lib/$(SO).$(VERSION)
	ln -sf $(SO).$(VERSION) $@.$(MAJOR)
	ln -sf $(SO).$(MAJOR) $@

# Plugins, which use ICU: loaded only when a name is not ASCII (lib/names/names.h), or when a
# holiday of a calendar that is not ours is used (lib/almanac/almanac.h).
$(foreach p,$(PLUGINS),$(eval $(B)/lib/libcrm-$(p).so: $(call plugin_obj,$(p))))
$(PLUGIN_LIBS):
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) $(if $(SAN),,-Wl$(comma)-z$(comma)defs) -shared -Wl,-soname,$(@F) -o $@ $^ -licui18n -licuuc

# Tools link the archives, so that each loads what it uses and no more. One
# that needs another room says so here:
#   $(B)/bin/crm-NAME: $(B)/lib/libcrm-ROOM.a
#   $(B)/bin/crm-NAME: LIBS += -lWHAT
$(B)/bin/crm-fit $(B)/unit/test_fit: $(B)/lib/libcrm-fit.a
$(B)/bin/crm-fit $(B)/unit/test_fit: LIBS += -lgsl -lgslcblas -lm
$(B)/bin/crm-cal $(B)/unit/test_cal: $(B)/lib/libcrm-cal.a
$(B)/bin/crm-cal $(B)/unit/test_cal: LIBS += -lical
$(B)/bin/crm-mail $(B)/bin/crm-report $(B)/unit/test_mime: $(B)/lib/libcrm-mime.a
$(B)/bin/crm-mail $(B)/bin/crm-report $(B)/unit/test_mime: LIBS += $(GMIME_LIBS)
$(foreach t,$(TOOLS),$(eval $(B)/bin/$(t): $(call parts_of,$(t))))
$(BIN): $(B)/bin/%: $(B)/obj/cmd/%.o $(B)/obj/common.a $(B)/lib/libcrm.a
$(BENCHES): $(B)/bench/%: $(B)/obj/tests/bench/%.o $(B)/lib/libcrm.a
$(UNITS): $(B)/unit/%: $(B)/obj/tests/unit/%.o $(B)/obj/common.a $(B)/lib/libcrm.a
$(UNITS): LIBS += -lcmocka
$(FUZZERS): $(B)/fuzz/%: $(B)/obj/tests/fuzz/%.o $(B)/lib/libcrm.a
$(FUZZERS): LIBS += -fsanitize=fuzzer
$(BIN) $(BENCHES) $(UNITS) $(FUZZERS):
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) $(RPATH) -pie -o $@ -Wl,--start-group $^ -Wl,--end-group $(LIBS)

# What the tests of faults preload.
$(B)/faults/%.so: tests/faults/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -U_FORTIFY_SOURCE -fvisibility=default -fPIC -shared -o $@ $< -ldl

$(B)/completions/bash/%: $(B)/bin/% cmd/common/completion.sh
	@mkdir -p $(@D)
	sh cmd/common/completion.sh bash $< >$@
$(B)/completions/zsh/_%: $(B)/bin/% cmd/common/completion.sh
	@mkdir -p $(@D)
	sh cmd/common/completion.sh zsh $< >$@
$(B)/completions/fish/%.fish: $(B)/bin/% cmd/common/completion.sh
	@mkdir -p $(@D)
	sh cmd/common/completion.sh fish $< >$@

demo: all
	@PATH="$(abspath $(B))/bin:$$PATH" sh samples/demo

# The pictures of README.md; needs chromium, which deps-heavy installs.
pictures: all
	@PATH="$(abspath $(B))/bin:$$PATH" samples/pictures/take

check:
	@B='$(B)' MAKE='$(MAKE)' sh tests/check

bench: all benches
	@B='$(B)' sh tests/bench/run

# Brings lib/po up to date with the texts of the code and of the built-in policy; new ones have no
# translation yet.
po:
	@mkdir -p $(B)
	sh lib/po/template >$(B)/crm.pot
	for l in $(LANGS); do msgmerge -q -U --backup=none --no-fuzzy-matching --no-wrap --add-location=file \
		lib/po/$$l.po $(B)/crm.pot && msgattrib --no-obsolete --no-wrap --add-location=file -o lib/po/$$l.po lib/po/$$l.po && \
		msgfmt --statistics -o /dev/null lib/po/$$l.po || exit; done

format:
	clang-format -i $(wildcard lib/*.h lib/*/*.[ch] lib/*/*/*.[ch] cmd/*.c cmd/*/*.[ch] tests/*/*.[ch])

fuzz:
	@B='$(B)' MAKE='$(MAKE)' FUZZ_SECONDS='$(FUZZ_SECONDS)' sh tests/fuzz/run

share = $(DESTDIR)$(PREFIX)/share
bash_dir = $(share)/bash-completion/completions
zsh_dir = $(share)/zsh/site-functions
fish_dir = $(share)/fish/vendor_completions.d
samples_dir = $(share)/crm
install: all completions
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include \
		$(share)/man/man1 $(share)/man/man5 $(share)/man/man7 $(bash_dir) $(zsh_dir) $(fish_dir)
	$(if $(BIN),install -m755 $(BIN) $(DESTDIR)$(PREFIX)/bin)
	install -m644 $(B)/lib/libcrm.a $(B)/lib/$(SO).$(VERSION) $(DESTDIR)$(PREFIX)/lib
	install -m644 $(PLUGIN_LIBS) $(DESTDIR)$(PREFIX)/lib
	cp -P $(B)/lib/$(SO).$(MAJOR) $(B)/lib/$(SO) $(DESTDIR)$(PREFIX)/lib
	install -m644 lib/crm.h $(DESTDIR)$(PREFIX)/include
	printf '%s\n' 'prefix=$(PREFIX)' '' 'Name: libcrm' 'Description: customers in plain record files' \
		'Version: $(VERSION)' 'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lcrm' \
		'Libs.private: $(LIBS)' >$(DESTDIR)$(PREFIX)/lib/pkgconfig/libcrm.pc
	for s in 1 5 7; do set -- man/*.$$s; ! test -e "$$1" || install -m644 "$$@" $(share)/man/man$$s || exit; done
	install -m644 $(TOOLS:%=$(B)/completions/bash/%) $(bash_dir)
	install -m644 $(TOOLS:%=$(B)/completions/zsh/_%) $(zsh_dir)
	install -m644 $(TOOLS:%=$(B)/completions/fish/%.fish) $(fish_dir)
	install -d $(sort $(dir $(SAMPLES:samples/%=$(samples_dir)/%)))
	for f in $(SAMPLES:samples/%=%); do if test -x samples/$$f; then m=755; else m=644; fi; \
		install -m$$m samples/$$f $(samples_dir)/$$f || exit; done

uninstall:
	rm -f $(TOOLS:%=$(DESTDIR)$(PREFIX)/bin/%) $(TOOLS:%=$(bash_dir)/%) \
		$(TOOLS:%=$(zsh_dir)/_%) $(TOOLS:%=$(fish_dir)/%.fish) \
		$(addprefix $(DESTDIR)$(PREFIX)/lib/,libcrm.a $(notdir $(PLUGIN_LIBS)) $(SO) $(SO).$(MAJOR) $(SO).$(VERSION) pkgconfig/libcrm.pc) \
		$(DESTDIR)$(PREFIX)/include/crm.h
	rm -f $(foreach p,$(notdir $(PAGES)),$(share)/man/man$(subst .,,$(suffix $(p)))/$(p))
	rm -f $(SAMPLES:samples/%=$(samples_dir)/%)
	-test ! -d $(samples_dir) || find $(samples_dir) -depth -type d -exec rmdir {} + 2>/dev/null

dist:
	git archive --prefix=crm-$(VERSION)/ -o crm-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(B)

.PHONY: all lib tools units shims benches fuzzers completions deps deps-heavy demo check bench fuzz po format \
	install uninstall dist clean
.SECONDARY:
.DELETE_ON_ERROR:

-include $(OBJ:.o=.d)
