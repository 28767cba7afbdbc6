/* test_policy.c: policy files. What is expected was worked out by
 * hand from the manual, lines and columns by counting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "kinds/kindset.h"
#include "policy/section.h"
#include "policy/trigger.h"
#include "policy/policy.h"
#include "policy/yaml.h"

/* ---- a policy of which the text is told, and its fault ---- */

static void
expect_fault(const char *text, const char *fault)
{
	crm_error e = {0};
	crm_buf line = {0};
	crm_policy *p = crm_policy_parse("p.yaml", crm_str_z(text), &e);

	if (p) {
		crm_policy_free(p);
		fail_msg("no fault in:\n%s\nexpected: %s", text, fault);
	}
	crm_error_line(&e, &line);
	assert_string_equal(crm_buf_zend(&line), fault);
	assert_int_equal(e.status, CRM_DATA);
	crm_buf_free(&line);
}

static crm_policy *
good(const char *text)
{
	crm_error e = {0};
	crm_policy *p = crm_policy_parse("p.yaml", crm_str_z(text), &e);

	if (!p)
		fail_msg("%u:%u: %s: %s", (unsigned)e.line, e.column, e.field, e.text);
	return p;
}

struct fault {
	const char *text, *fault;
};

static void
expect_faults(const struct fault *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		expect_fault(f[i].text, f[i].fault);
}
#define EXPECT_FAULTS(array) expect_faults(array, CRM_LENGTH(array))

/* ---- YAML ---- */

static void
test_yaml_faults(void **state)
{
	static const struct fault faults[] = {
		{"", "p.yaml:1:1: nothing in it"},
		{"# only a comment\n", "p.yaml:1:1: nothing in it"},
		{"version: 1\nversion: 1\n", "p.yaml:2:1: key \"version\" stands here twice"},
		{"version: 1\n---\nversion: 1\n", "p.yaml:2:1: a second document; one is read"},
		{"version: !!str 1\n", "p.yaml:1:10: tags are not used here"},
		{"? [a]\n: b\n", "p.yaml:1:3: a key must be a word"},
		{"version: *nobody\n", "p.yaml:1:10: alias \"nobody\" has no anchor before it"},
		{"version: &a [*a]\n", "p.yaml:1:14: alias \"a\" stands within what it names"},
		{"version: 1\nzone: \"a\xff\"\n", "p.yaml:2:9: not UTF-8"},
		{"version: \"1\\0\"\n", "p.yaml:1:10: a NUL is not text"},
		{"[version]\n", "p.yaml:1:1: policy: here stands a list; a mapping is wanted"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

/* Nine lists, each of ten times the one before: a billion "lol". */
static void
test_yaml_billion_laughs(void **state)
{
	crm_buf b = {0};
	crm_error e = {0};
	crm_arena *a = crm_arena_new();

	(void)state;
	crm_buf_z(&b, "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
	for (char c = 'b'; c <= 'i'; c++) {
		crm_buf_f(&b, "%c: &%c [", c, c);
		for (int i = 0; i < 10; i++)
			crm_buf_f(&b, "%s*%c", i > 0 ? ", " : "", c - 1);
		crm_buf_z(&b, "]\n");
	}
	assert_null(crm_yaml_parse(a, "p.yaml", crm_buf_slice(&b), &e));
	assert_string_equal(e.text, "too much in one file, counting what aliases stand for");
	assert_true(e.line > 1 && e.line < 7);
	crm_arena_free(a);
	crm_buf_free(&b);
}

static void
test_yaml_bounds(void **state)
{
	crm_buf b = {0};

	(void)state;
	crm_buf_z(&b, "version: ");
	for (int i = 0; i < 32; i++)
		crm_buf_char(&b, '[');
	expect_fault(crm_buf_zend(&b), "p.yaml:1:41: nested too deep");
	b.n = 0;
	while (b.n <= CRM_YAML_SIZE)
		crm_buf_z(&b, "# a long way\n");
	expect_fault(crm_buf_zend(&b), "p.yaml: larger than 1 MiB");
	b.n = 0;
	for (int i = 0; i < 1001; i++)
		crm_buf_f(&b, "k%d: v\n", i);
	expect_fault(crm_buf_zend(&b), "p.yaml:1001:1: too many keys");
	crm_buf_free(&b);
}

/* Each way of writing text in YAML, a BOM and CRLF too, leads to the place. */
static void
test_yaml_places(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nstages:\n  - {name: a, when: 'x =! 1'}\n",
		 "p.yaml:3:24: stages: \"=\" is not known; did you mean \"==\"?"},
		{"version: 1\nstages:\n  - name: a\n    when: x =! 1\n",
		 "p.yaml:4:13: stages: \"=\" is not known; did you mean \"==\"?"},
		{"\xef\xbb\xbfversion: 1\r\nstages:\r\n  - {name: a, when: \"x =! 1\"}\r\n",
		 "p.yaml:3:24: stages: \"=\" is not known; did you mean \"==\"?"},
		{"version: 1\nstages:\n  - {name: a, when: 'x == ''y'' or ?'}\n",
		 "p.yaml:3:36: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - {name: a, when: \"x == \\\"y\\\" or ?\"}\n",
		 "p.yaml:3:36: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - {name: a, when: 'x == ''ы'' or ?'}\n",
		 "p.yaml:3:36: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - name: a\n    when: x == 1 and\n      y ? 2\n",
		 "p.yaml:5:9: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - name: a\n    when: |\n      x == 1 and\n      y ? 2\n",
		 "p.yaml:6:9: stages: \"?\" is not known"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

/* ---- the schema ---- */

static void
test_schema_faults(void **state)
{
	static const struct fault faults[] = {
		{"zone: UTC\n", "p.yaml:1:1: key \"version\" is missing"},
		{"version: 2\n", "p.yaml:1:10: version: \"2\" is not known; this is 1"},
		{"version: 1\nstagse: []\n",
		 "p.yaml:2:1: unknown key \"stagse\"; did you mean \"stages\"?"},
		{"version: 1\nzone: Mars/Olympus\n",
		 "p.yaml:2:7: zone: no time zone \"Mars/Olympus\" is known here; one is "
		 "Europe/Berlin"},
		{"version: 1\nconsent: optout\n",
		 "p.yaml:2:10: unknown consent \"optout\"; did you mean \"opt-out\"?"},
		{"version: 1\nfeb29: 02-29\n",
		 "p.yaml:2:8: unknown feb29 \"02-29\"; did you mean \"02-28\"?"},
		{"version: 1\nquiet: 7x\n", "p.yaml:2:8: quiet: \"7x\" is not a length of time "
					    "such as 30d, 2w, 3m, 1y or 24h"},
		{"version: 1\nquiet: [7d]\n",
		 "p.yaml:2:8: quiet: here stands a list; one value is wanted"},
		{"version: 1\nquiet:\n", "p.yaml:2:7: quiet: no value"},
		{"version: 1\ncapacity: 1,5\n",
		 "p.yaml:2:11: capacity: \"1,5\" is not a number; did you mean \"1.5\"?"},
		{"version: 1\ncapacity: -1\n",
		 "p.yaml:2:11: capacity: \"-1\" is not from 0 to 100000"},
		{"version: 1\nreserve: 20\n",
		 "p.yaml:2:10: reserve: \"20\" is more than all; did you mean \"20%\"?"},
		{"version: 1\nreserve: 101%\n",
		 "p.yaml:2:10: reserve: \"101%\" is not from 0% to 100%"},
		{"version: 1\nstages: {}\n",
		 "p.yaml:2:9: stages: here stands a mapping; a list is wanted"},
		{"version: 1\nstages:\n- {name: a}\n",
		 "p.yaml:3:3: stages: key \"when\" is missing"},
		{"version: 1\nstages:\n- {name: a, when: \"true\"}\n- {name: a, when: \"true\"}\n",
		 "p.yaml:4:3: stages: two are named \"a\""},
		{"version: 1\nstages:\n- {name: 'a;b', when: \"true\"}\n",
		 "p.yaml:3:10: stages: name: \"a;b\" has a character that no name may have"},
		{"version: 1\nstages:\n- {name: a, when: spend}\n",
		 "p.yaml:3:19: stages: this is a number; true or false is wanted"},
		{"version: 1\ntiers:\n- {name: a, top: 20%}\n",
		 "p.yaml:3:3: tiers: \"by\" goes with \"top\" or \"from\""},
		{"version: 1\ntiers:\n- {name: a, top: 20%, from: 3, by: value}\n",
		 "p.yaml:3:3: tiers: a tier has \"top\" or \"from\", not both"},
		{"version: 1\ntiers:\n- {name: a, top: 20%, by: stage}\n",
		 "p.yaml:3:27: tiers: by: \"stage\" is text; a number is wanted"},
		{"version: 1\ntiers:\n- {name: a}\n- {name: b}\n",
		 "p.yaml:4:3: tiers: \"a\" takes the rest, so nobody is left for \"b\""},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

static void
test_kinds_faults(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nkinds: {tea: {dir: out}}\n",
		 "p.yaml:2:14: kinds: kind \"tea\" is new: key \"class\" is missing"},
		{"version: 1\nkinds: {tea: {class: tuch}}\n",
		 "p.yaml:2:22: kinds: unknown class \"tuch\"; did you mean \"touch\"?"},
		{"version: 1\nkinds: {Tea: {class: touch}}\n",
		 "p.yaml:2:9: kinds: kind \"Tea\": its name takes small letters, digits and _"},
		{"version: 1\nkinds: {touch: {class: touch}}\n",
		 "p.yaml:2:9: kinds: kind \"touch\": this word has a meaning already"},
		{"version: 1\nkinds: {rating: {class: touch}}\n",
		 "p.yaml:2:9: kinds: kind \"rating\": the fact last_rating has another meaning "
		 "already"},
		{"version: 1\nkinds: {tea: {class: touch, closes: call}}\n",
		 "p.yaml:2:37: kinds: closes: \"call\" never stands open; it lacks \"opens: "
		 "true\""},
		{"version: 1\nkinds: {tea: {class: touch, closes: complain}}\n",
		 "p.yaml:2:37: kinds: unknown kind \"complain\"; did you mean \"complaint\"?"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

static void
test_kinds(void **state)
{
	crm_policy *p = good(
		"version: 1\nkinds:\n"
		"  done: {class: service, dir: out, closes: [request]}\n"
		"  request: {class: service, opens: true, cost: 12.5, about: they want something}\n"
		"  order: {counts: sale}\n");
	const crm_kinds *k = p->model.kinds;
	const crm_kind *done = crm_kinds_at(k, (size_t)crm_kinds_find(k, CRM_STR("done")));
	const crm_kind *request = crm_kinds_at(k, (size_t)crm_kinds_find(k, CRM_STR("request")));
	const crm_kind *order = crm_kinds_at(k, (size_t)crm_kinds_find(k, CRM_STR("order")));

	(void)state;
	assert_true(crm_kindset_has(&done->closes, crm_kinds_find(k, CRM_STR("request"))));
	assert_int_equal(done->dir, CRM_OUT);
	assert_string_equal(done->action, "done");
	assert_true(request->opens);
	assert_int_equal(request->dir, CRM_IN);
	assert_int_equal(request->cost, 125000);
	assert_string_equal(request->about, "they want something");
	assert_true(order->sale);
	assert_int_equal(order->kind_class, CRM_MONEY);
	crm_policy_free(p);
}

static void
test_holidays(void **state)
{
	crm_policy *p = good("version: 1\nholidays:\n"
			     "- {name: new-year, date: 01-01}\n"
			     "- {name: eve, lunar: 01-01, shift: -1d}\n"
			     "- {name: easter, days: [2027-03-28, 2026-04-05]}\n"
			     "- {name: mothers, nth: 2, weekday: sunday, month: 5}\n"
			     "- {name: black-friday, last: friday, month: 11, shift: +2w}\n");
	const struct crm_holiday *h = p->holiday;

	(void)state;
	assert_int_equal(p->holidays, 5);
	assert_true(h[0].date.month == 1 && h[0].date.day == 1 && !h[0].date.lunar &&
		    h[0].date.year == 0);
	assert_true(h[1].date.lunar && h[1].shift == -1);
	assert_int_equal(h[2].day_count, 2);
	assert_int_equal(h[2].days[0], crm_day_of(2026, 4, 5));
	assert_true(h[3].nth == 2 && h[3].weekday == 7 && h[3].month == 5);
	assert_true(h[4].nth == -1 && h[4].weekday == 5 && h[4].month == 11 && h[4].shift == 14);
	crm_policy_free(p);
}

static void
test_holiday_faults(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nholidays:\n- {name: a}\n",
		 "p.yaml:3:3: holidays: a holiday has one of \"date\", \"lunar\", \"days\", "
		 "\"nth\" and \"last\""},
		{"version: 1\nholidays:\n- {name: a, date: 13-01}\n",
		 "p.yaml:3:19: holidays: date: \"13-01\" is not a month and day such as 01-01"},
		{"version: 1\nholidays:\n- {name: a, days: 2026-02-29}\n",
		 "p.yaml:3:19: holidays: days: \"2026-02-29\" is not a date such as 2026-02-17"},
		{"version: 1\nholidays:\n- {name: a, nth: 2, month: 5}\n",
		 "p.yaml:3:3: holidays: nth goes with \"weekday\""},
		{"version: 1\nholidays:\n- {name: a, last: fryday, month: 5}\n",
		 "p.yaml:3:19: holidays: unknown last \"fryday\"; did you mean \"friday\"?"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, shift: 1m}\n",
		 "p.yaml:3:33: holidays: shift: \"1m\" is not some days such as -1d"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, month: 5}\n",
		 "p.yaml:3:3: holidays: \"weekday\" goes with \"nth\", \"month\" with \"nth\" or "
		 "\"last\""},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

/* ---- rules ---- */

#define DUE(rule) \
	"version: 1\nholidays: [{name: spring, date: 03-20}]\ndue:\n- {rule: a, " rule "}\n"

static void
test_rule_faults(void **state)
{
	static const struct fault faults[] = {
		{DUE("silence: 30d, action: call, prioritty: 1"),
		 "p.yaml:4:41: due: unknown key \"prioritty\"; did you mean \"priority\"?"},
		{DUE("action: call"),
		 "p.yaml:4:3: due: the rule has no trigger: silence, every, after, anniversary, "
		 "holiday, open, promised, "
		 "appointment, owed, missing, older, milestone, campaign, price-limit or fill"},
		{DUE("silence: 30d, every: 1m, action: call"),
		 "p.yaml:4:27: due: a rule has one trigger; here are \"silence\" and \"every\""},
		{DUE("silence: 30d, ahead: 3d, action: call"),
		 "p.yaml:4:27: due: \"ahead\" goes with anniversary, holiday, open, promised, "
		 "appointment; not with silence"},
		{DUE("silence: 30d, done_by: call, action: call"),
		 "p.yaml:4:27: due: \"done_by\" goes with every, after, anniversary, holiday, "
		 "promised, owed, milestone, campaign, price-limit; not with silence"},
		{DUE("silence: 60d..30d, action: call"),
		 "p.yaml:4:22: due: silence: \"60d..30d\" is not a range such as 30d..60d"},
		{DUE("silence: 0d, action: call"),
		 "p.yaml:4:22: due: silence: must be longer than nothing"},
		{DUE("silence: 30d, of: visitt, action: call"),
		 "p.yaml:4:31: due: unknown kind \"visitt\"; did you mean \"visit\"?"},
		{DUE("silence: 30d"), "p.yaml:4:3: due: key \"action\" is missing"},
		{DUE("holiday: sprign, action: greet"),
		 "p.yaml:4:22: due: unknown holiday \"sprign\"; did you mean \"spring\"?"},
		{DUE("every: 1m, action: review"),
		 "p.yaml:4:32: due: action: no kind of event is logged for \"review\"; say what "
		 "counts with \"done_by\""},
		{DUE("open: call, action: call"),
		 "p.yaml:4:19: due: open: \"call\" never stands open"},
		{DUE("owed: thanks, action: thank"), "p.yaml:4:3: due: owed goes with \"for\""},
		{DUE("older: 1y, action: review"), "p.yaml:4:3: due: older goes with \"of\""},
		{DUE("missing: [], action: ask"),
		 "p.yaml:4:22: due: missing: an empty or endless list"},
		{DUE("after: any, rating: 4..6, action: ask"),
		 "p.yaml:4:33: due: rating: \"4..6\" is not a range within 1..5"},
		{DUE("after: purchase, wait: 3d, expires: 2d, action: ask"),
		 "p.yaml:4:49: due: expires: before \"wait\" is over"},
		{DUE("silence: 30d, action: call, channel: fone"),
		 "p.yaml:4:50: due: unknown channel \"fone\"; did you mean \"phone\"?"},
		{DUE("silence: 30d, action: call, purpose: servise"),
		 "p.yaml:4:50: due: unknown purpose \"servise\"; did you mean \"service\"?"},
		{DUE("silence: 30d, action: call, purpose: email"),
		 "p.yaml:4:50: due: purpose: \"email\" means something else in a consent"},
		{DUE("silence: 30d, action: call, why: 'since {since'"),
		 "p.yaml:4:53: due: why: this brace is no part of a {name}"},
		{DUE("silence: 30d, action: call, why: 'since since}'"),
		 "p.yaml:4:58: due: why: this brace is no part of a {name}"},
		{DUE("silence: 30d, action: call, when: \"quadrant == 'treasur'\""),
		 "p.yaml:4:60: due: no quadrant is called \"treasur\"; did you mean \"treasure\"?"},
		{"version: 1\nstages:\n- {name: a, when: 'true'}\n- {name: weakening, when: "
		 "'true'}\nsegments:\n"
		 "- {name: s, when: \"stage in ('a', 'weekening')\"}\n- {name: t, when: \"stage == "
		 "'zzz'\"}\n",
		 "p.yaml:6:35: segments: no stage is called \"weekening\"; did you mean "
		 "\"weakening\"?"},
		{"version: 1\ntiers:\n- {name: gold, by: value, top: 20%}\n- {name: "
		 "rest}\nsegments:\n"
		 "- {name: s, when: \"'Z' != tier\"}\n",
		 "p.yaml:6:20: segments: no tier is called \"Z\": there are gold, rest"},
		{"version: 1\nsegments:\n- {name: far, when: 'true'}\ndue:\n"
		 "- {rule: r, silence: 3d, action: call, when: \"has(segments, 'fra')\"}\n",
		 "p.yaml:5:61: due: no segment is called \"fra\"; did you mean \"far\"?"},
		{DUE("silence: 30d, action: call, priority: high"),
		 "p.yaml:4:51: due: priority: \"high\" is not a number"},
		{DUE("silence: 30d, action: call, selling: maybe"),
		 "p.yaml:4:50: due: selling: \"maybe\" is neither true nor false"},
		{DUE("open: complaint, until: anser, action: call"),
		 "p.yaml:4:37: due: unknown until \"anser\"; did you mean \"answer\"?"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

static bool
names(const crm_policy *p, const crm_kindset *s, const char *kind)
{
	return crm_kindset_has(s, crm_kinds_find(p->model.kinds, crm_str_z(kind)));
}

static void
take_fact(void *to, crm_str name)
{
	snprintf(to, 64, "%.*s", (int)name.n, name.p);
}

/* The last of the facts that a rule looks at. */
static const char *
the_fact(const crm_policy *p, const struct crm_rule *r)
{
	static char fact[64];

	r->trigger->facts(p->model.kinds, r, take_fact, fact);
	return fact;
}

/* Among others: what counts as done when the rule does not say. */
static void
test_rules(void **state)
{
	crm_policy *p =
		good("version: 1\nholidays: [{name: spring, date: 03-20}]\ndue:\n"
		     "- {rule: r0, after: purchase, action: ask, selling: true}\n"
		     "- {rule: r1, owed: thanks, for: [referral, praise], action: thank}\n"
		     "- {rule: r2, every: 1m, action: greet}\n"
		     "- {rule: r3, holiday: spring, action: greet, done_by: [call, thanks]}\n"
		     "- {rule: r4, open: complaint, action: resolve, escalate: 0h}\n"
		     "- {rule: r5, open: complaint, until: answer, action: call}\n"
		     "- {rule: r6, silence: 30d..60d, of: in, action: call}\n"
		     "- {rule: r7, silence: 30d, of: [call, visit], action: call, priority: 7.5, "
		     "purpose: service}\n"
		     "- {rule: r8, older: 1y, of: reviewed, action: review}\n"
		     "- {rule: r9, after: any, rating: 4, action: ask}\n"
		     "- {rule: r10, missing: source, action: ask}\n"
		     "- {rule: r11, silence: 30d..60d, action: call}\n");
	const struct crm_rule *r = p->rule;

	(void)state;
	assert_int_equal(p->rules, 12);
	assert_true(names(p, &r[0].done_by, "call") && names(p, &r[0].done_by, "thanks"));
	assert_false(names(p, &r[0].done_by, "purchase"));
	assert_true(crm_kindset_count(&r[0].kinds) == 1 && names(p, &r[0].kinds, "purchase"));
	assert_string_equal(r[0].purpose, "news");
	assert_int_equal(r[0].priority, 50 * CRM_NUM_ONE);
	assert_true(crm_kindset_count(&r[1].done_by) == 1 && names(p, &r[1].done_by, "thanks"));
	assert_true(crm_kindset_count(&r[1].kinds) == 2 && names(p, &r[1].kinds, "praise"));
	assert_string_equal(r[1].purpose, "care");
	assert_true(crm_kindset_count(&r[2].done_by) == 1 && names(p, &r[2].done_by, "greeting"));
	assert_true(crm_kindset_count(&r[3].done_by) == 2 && names(p, &r[3].done_by, "call"));
	assert_true(crm_kindset_count(&r[4].done_by) == 1 && names(p, &r[4].done_by, "resolved"));
	assert_false(r[4].has_within);
	assert_true(names(p, &r[5].done_by, "call") && !names(p, &r[5].done_by, "resolved"));
	assert_string_equal(the_fact(p, &r[6]), "last_touch_in");
	assert_null(r[6].trigger->rhythm(&r[6])); /* a cadence is of any touch */
	assert_null(r[7].trigger->rhythm(&r[7]));
	assert_int_equal(r[7].priority, 75000);
	assert_true(crm_kindset_count(&r[7].done_by) == 2 && names(p, &r[7].done_by, "visit"));
	assert_string_equal(r[7].purpose, "service");
	assert_true(r[9].any_kind && r[9].only_some && !r[0].only_some);
	assert_int_equal(crm_kindset_count(&r[10].done_by), 0);
	assert_int_equal(r[10].trigger->asks(&r[10])->n, 1);
	assert_string_equal(r[10].trigger->asks(&r[10])->word[0], "source");
	assert_int_equal(r[11].trigger->rhythm(&r[11])->ideal.n, 30);
	assert_int_equal(r[11].trigger->rhythm(&r[11])->longest.n, 60);
	crm_policy_free(p);
}

/* ---- the score ---- */

static void
test_score(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nscore:\n  value:\n  - {part: a, of: spend, rank: high, weight: 90}\n",
		 "p.yaml:4:3: score: value: the weights add up to 90, not to 100"},
		{"version: 1\nscore:\n  value:\n  - {part: a, of: spend, weight: 100}\n",
		 "p.yaml:4:5: score: a part has either \"rank\" or \"scale\""},
		{"version: 1\nscore:\n  value:\n  - {part: a, of: stage, rank: high, weight: "
		 "100}\n",
		 "p.yaml:4:19: score: this is text; a number is wanted"},
		{"version: 1\nscore:\n  closeness: {behaviours: {newz: {kinds: call, half_life: "
		 "9d}}}\n",
		 "p.yaml:3:28: score: unknown key \"newz\"; did you mean \"news\"?"},
		{"version: 1\nscore:\n  quadrants: {high-far: treasure}\n",
		 "p.yaml:3:14: score: quadrants: two are named \"treasure\""},
	};
	crm_policy *p;

	(void)state;
	EXPECT_FAULTS(faults);
	/* What is left out is as in samples/policy.yaml. */
	p = good("version: 1\nscore:\n  value:\n  - {part: a, of: spend, scale: 0..9.5, weight: "
		 "100}\n"
		 "  - {part: b, of: cost, scale: 0..1, weight: -20}\n  closeness: {mutual: 10%}\n");
	assert_int_equal(p->scoring.parts, 2);
	assert_int_equal(p->scoring.part[0].scale_to, 95000);
	assert_int_equal(p->scoring.part[1].weight, -200000);
	assert_int_equal(p->scoring.mutual, 1000);
	assert_int_equal(p->scoring.rating, 4000);
	assert_int_equal(p->scoring.full, 200000);
	assert_non_null(p->scoring.score);
	assert_string_equal(p->scoring.quadrant[1][0], "win-closer");
	assert_string_equal(p->model.behaviour[2].name, "help");
	assert_int_equal(p->model.behaviour[2].weight_in, 60000);
	assert_int_equal(p->model.behaviour[2].half_life.n, 365);
	assert_true(names(p, &p->model.behaviour[2].kinds, "help"));
	crm_policy_free(p);
}

/* ---- the whole ---- */

static void
test_builtin(void **state)
{
	crm_error e = {0};
	crm_policy *p = crm_policy_load(NULL, &e);

	(void)state;
	if (!p)
		fail_msg("%u:%u: %s: %s", (unsigned)e.line, e.column, e.field, e.text);
	assert_string_equal(p->source, "built-in policy");
	assert_int_equal(crm_policy_check(p, NULL, &e), 0);
	/* counted with grep -c in samples/policy.yaml */
	assert_int_equal(p->stages, 12);
	assert_int_equal(p->tiers, 3);
	assert_int_equal(p->segments, 5);
	assert_int_equal(p->rules, 30);
	assert_int_equal(p->reserve, 2000);
	assert_int_equal(p->tier[0].top, 2000);
	assert_false(p->opt_in);
	assert_string_equal(crm_policy_zone(p), "");
	crm_policy_free(p);
}

/* A policy in memory has no place that a file could be named from. */
static void
test_memory(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\ninclude: a.yaml\n",
		 "p.yaml:2:10: include: a policy that is no file names no other file"},
		{"version: 1\nextends: /a.yaml\n",
		 "p.yaml:2:10: extends: a policy that is no file names no other file"},
		{"version: 1\ninclude: built-in\n",
		 "p.yaml:2:10: include: a policy that is no file names no other file"},
		{"version: 1\ninclude: [{a: b}]\n",
		 "p.yaml:2:11: include: here stands a mapping; one value is wanted"},
		{"extends: built-in\n", "p.yaml:1:1: key \"version\" is missing"},
		{"version: 1\nextends: built-in\nquiet: 1\n",
		 "p.yaml:3:8: quiet: \"1\" is not a length of time such as 30d, 2w, 3m, 1y or 24h"},
		{"version: 1\nstages:\n- {name: a, drop: true}\n",
		 "p.yaml:3:10: stages: drop: nothing before this is called \"a\""},
	};
	crm_policy *p = good("version: 1\nextends: built-in\nstages:\n- {name: loyal, drop: true}\n"
			     "- {name: last, when: 'true'}\ncapacity: 3\n"
			     "due:\n- {rule: stay-in-touch, drop: true}\n- {rule: stay-close-gold, "
			     "drop: true}\n");

	(void)state;
	EXPECT_FAULTS(faults);
	/* twelve less one and one more, in front of the last */
	assert_int_equal(p->stages, 12);
	assert_string_equal(p->stage[10].name, "last");
	assert_string_equal(p->stage[11].name, "stranger");
	assert_string_equal(p->stage[11].place.source, "built-in policy");
	assert_string_equal(p->stage[10].place.source, "p.yaml");
	assert_int_equal(p->rules, 28);
	assert_int_equal(p->capacity, 3 * CRM_NUM_ONE);
	crm_policy_free(p);
}

/* What an anchor names is the same wherever an alias stands, whatever is laid over one of them. */
static void
test_merge_aliases(void **state)
{
	crm_policy *p = good(
		"version: 1\nkinds:\n  a: &k {class: touch, channel: email, cost: 1}\n  b: *k\n"
		"stages: &s\n- {name: one, when: 'true'}\nsegments: *s\ndue: []\n");

	(void)state;
	assert_int_equal(p->stages, 1);
	assert_int_equal(p->segments, 1);
	assert_int_equal(
		crm_kinds_at(p->model.kinds, (size_t)crm_kinds_find(p->model.kinds, CRM_STR("b")))
			->cost,
		CRM_NUM_ONE);
	crm_policy_free(p);
}

static void
test_no_file(void **state)
{
	crm_error e = {0};

	(void)state;
	assert_null(crm_policy_load("/nowhere/policy.yaml", &e));
	assert_int_equal(e.status, CRM_SYSTEM);
	assert_string_equal(e.source, "/nowhere/policy.yaml");
	assert_null(crm_policy_load("/", &e));
	assert_int_equal(e.status, CRM_SYSTEM);
}

static void
expect_unknown(const char *text, const char *fault)
{
	crm_policy *p = good(text);
	crm_error e = {0};
	crm_buf line = {0};

	assert_int_equal(crm_policy_check(p, NULL, &e), -1);
	crm_error_line(&e, &line);
	assert_string_equal(crm_buf_zend(&line), fault);
	crm_buf_free(&line);
	crm_policy_free(p);
}

static void
test_unknown_names(void **state)
{
	(void)state;
	expect_unknown(
		"version: 1\nstages:\n- {name: a, when: \"touches > 0 and purchasse > 1\"}\n",
		"p.yaml:3:36: stages: unknown name \"purchasse\"; did you mean \"purchases\"?");
	expect_unknown("version: 1\nstages:\n- {name: a, when: \"has(shoes, 'x')\"}\n",
		       "p.yaml:3:24: stages: unknown name \"shoes\": neither in the vocabulary nor "
		       "a column of the stream");
	expect_unknown("version: 1\ndue:\n- {rule: a, silence: 3d, action: call, why: 'Quiet "
		       "{since} for {days_since_tuch} days'}\n",
		       "p.yaml:3:65: due: unknown name \"days_since_tuch\"; did you mean "
		       "\"days_since_touch\"?");
	/* an event's words in a rule that answers none */
	expect_unknown("version: 1\ndue:\n- {rule: a, silence: 3d, action: call, why: '{item}'}\n",
		       "p.yaml:3:47: due: unknown name \"item\"; did you mean \"items\"?");
	expect_unknown("version: 1\ntiers:\n- {name: a, by: valeu, top: 20%}\n",
		       "p.yaml:3:17: tiers: unknown name \"valeu\"; did you mean \"value\"?");
	expect_unknown("version: 1\ndue:\n- {rule: a, anniversary: brithday, action: greet}\n",
		       "p.yaml:3:26: due: unknown name \"brithday\"; did you mean \"birthday\"?");
	expect_unknown("version: 1\nquestions:\n  sourse: How so?\n",
		       "p.yaml:3:3: questions: unknown name \"sourse\"; did you mean \"source\"?");
}

static void
gather(void *to, crm_str name)
{
	crm_buf_f(to, "%.*s ", (int)name.n, name.p);
}

static void
test_facts(void **state)
{
	crm_policy *p = good("version: 1\nquiet: 7d\ndeclined: 9d\n"
			     "score:\n  value:\n  - {part: a, of: spend_90d + spend_30d, scale: "
			     "0..9, weight: 100}\n  score: value\n"
			     "stages:\n- {name: a, when: \"bought('X') and stage == 'a' and owner "
			     "== 'c' and last_visit < today\"}\n"
			     "due:\n- {rule: a, silence: 3d, of: [visit, call], action: call, why: "
			     "'{items} {since} {tags} {as_of}'}\n"
			     "- {rule: b, after: order, action: offer, selling: true, why: "
			     "'{rating} {item} {detractions}'}\n");
	crm_buf got = {0};

	(void)state;
	crm_policy_facts(p, gather, &got);
	/* the order of crm-facts --list */
	assert_string_equal(crm_buf_zend(&got),
			    "last_touch_out last_call last_visit first_seen days_since_purchase "
			    "purchases items spend spend_30d spend_90d "
			    "bought:X detractions snoozed_until declined_on opted_out consented "
			    "warmth_in warmth_out warmth_in_91d_ago "
			    "warmth_out_91d_ago warmth_news warmth_care warmth_help warmth_meeting "
			    "warmth_advice warmth_personal ");
	crm_buf_free(&got);
	crm_policy_free(p);
}

static void
test_sentences(void **state)
{
	crm_buf got = {0};
	crm_str all = CRM_STR("Bought {item} on {since}, {item}; {} {no name} {{x}} {open");
	crm_str rest = CRM_STR("{a} b {c d} {e"), text, name;

	(void)state;
	while (crm_sentence_next(&all, &text, &name))
		if (name.n > 0)
			gather(&got, name);
	assert_string_equal(crm_buf_zend(&got), "item since item x ");
	crm_buf_free(&got);
	assert_true(crm_sentence_next(&rest, &text, &name));
	assert_true(text.n == 0 && crm_str_eqz(name, "a"));
	assert_true(crm_sentence_next(&rest, &text, &name));
	assert_true(crm_str_eqz(text, " b {c d} {e") && name.n == 0);
	assert_false(crm_sentence_next(&rest, &text, &name));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_yaml_faults),    cmocka_unit_test(test_yaml_billion_laughs),
		cmocka_unit_test(test_yaml_bounds),    cmocka_unit_test(test_yaml_places),
		cmocka_unit_test(test_schema_faults),  cmocka_unit_test(test_kinds_faults),
		cmocka_unit_test(test_kinds),          cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_holiday_faults), cmocka_unit_test(test_rule_faults),
		cmocka_unit_test(test_rules),          cmocka_unit_test(test_score),
		cmocka_unit_test(test_builtin),        cmocka_unit_test(test_memory),
		cmocka_unit_test(test_merge_aliases),  cmocka_unit_test(test_no_file),
		cmocka_unit_test(test_unknown_names),  cmocka_unit_test(test_facts),
		cmocka_unit_test(test_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
