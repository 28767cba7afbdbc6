/* gen: made-up customers and what happened with them, for the bench.
 *
 *   gen customers N SEED               > customers.tsv
 *   gen log N_CUSTOMERS N_EVENTS SEED  > log.tsv
 *
 * The same arguments give the same bytes everywhere: integers only, no clock,
 * no locale. Three fifths of the customers are there when the log begins, the
 * others come in the order of their ids over its five years; nobody has an
 * event before the day they were created. How active a customer is follows a
 * power law. A resolved names the complaint that it closes and a refund the
 * purchase that it undoes, so that counting gives what matching by ref gives.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"

#define DAYS 1826    /* 2021-11-22 to 2026-11-21 */
#define BEFORE 2000  /* days of customers older than the log */
#define WAITING 4096 /* complaints or purchases kept to be answered */

static uint64_t seed;

static uint64_t
mix(uint64_t x)
{
	x += UINT64_C(0x9e3779b97f4a7c15);
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint32_t
below(uint32_t n)
{
	seed += UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(((mix(seed) >> 32) * n) >> 32);
}

/* ---- writing: one buffer, flushed between records ---- */

static char out[1 << 20];
static size_t used;

static void
flush(void)
{
	if (used > 0 && fwrite(out, 1, used, stdout) != used) {
		perror("gen");
		exit(2);
	}
	used = 0;
}

static void
text(const char *z)
{
	size_t n = strlen(z);

	memcpy(out + used, z, n);
	used += n;
}

static void
tab(void)
{
	out[used++] = '\t';
}

static void
end(void)
{
	out[used++] = '\n';
	if (used > sizeof out - 4096)
		flush();
}

/* n in decimal, with leading zeros up to `width`. */
static void
digits(uint64_t n, unsigned width)
{
	char d[20];
	unsigned len = 0;

	do {
		d[len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0 || len < width);
	while (len > 0)
		out[used++] = d[--len];
}

/* ---- days: texts made once, day 0 is the first of the log ---- */

static char day_text[BEFORE + DAYS + 32][11];

static void
make_days(void)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned y = 2016, m = 6, d = 1; /* 2000 days before 2021-11-22 */

	for (size_t i = 0; i < CRM_LENGTH(day_text); i++) {
		snprintf(day_text[i], sizeof day_text[i], "%04u-%02u-%02u", y % 10000, m % 100,
			 d % 100);
		unsigned last = (unsigned)length[m - 1] + (m == 2 && y % 4 == 0);
		if (++d > last) {
			d = 1;
			if (++m > 12) {
				m = 1;
				y++;
			}
		}
	}
}

static void
date(int day)
{
	memcpy(out + used, day_text[day + BEFORE], 10);
	used += 10;
}

/* ---- customers ---- */

static uint32_t customers;

static void
id(uint32_t customer)
{
	out[used++] = 'c';
	digits(customer + 1, 7);
}

/* How many customers there are at the end of a day of the log. */
static uint32_t
there_on(int day)
{
	uint64_t first = (uint64_t)customers * 3 / 5;
	uint32_t n = (uint32_t)(first + (customers - first) * (uint64_t)(day + 1) / DAYS);

	return n > 0 ? n : 1;
}

static int
created_on(uint32_t customer)
{
	uint64_t first = (uint64_t)customers * 3 / 5;

	if (customer < first || customers - first == 0)
		return (int)((uint64_t)customer * BEFORE / (first + 1)) - BEFORE;
	int day = (int)((customer - first) * (uint64_t)DAYS / (customers - first));
	while (there_on(day) <= customer)
		day++;
	return day;
}

struct person {
	const char *given, *family;
};

static const struct person english[] = {
	{"Mary", "Smith"},    {"John", "Taylor"},  {"Emma", "Brown"},   {"Oliver", "Wilson"},
	{"Sarah", "O'Neill"}, {"James", "Walker"}, {"Grace", "Hughes"}, {"Henry", "Ward"},
	{"Alice", "Green"},   {"Thomas", "Baker"}, {"Chloe", "Young"},  {"Daniel", "Price"}};
static const struct person chinese[] = {{"伟", "王"},   {"芳", "李"},     {"秀英", "张"},
					{"娜", "刘"},   {"敏", "陈"},     {"静", "杨"},
					{"丽", "赵"},   {"强", "黄"},     {"晓明", "周"},
					{"建国", "吴"}, {"雪梅", "欧阳"}, {"文博", "孙"}};
static const struct person russian[] = {
	{"Анна", "Петрова"},  {"Иван", "Смирнов"},    {"Мария", "Кузнецова"},
	{"Сергей", "Попов"},  {"Ольга", "Соколова"},  {"Дмитрий", "Лебедев"},
	{"Елена", "Козлова"}, {"Алексей", "Новиков"}, {"Наталья", "Морозова"},
	{"Павел", "Волков"},  {"Татьяна", "Зайцева"}, {"Юрий", "Орлов"}};
/* Women at even places, men at odd ones: a surname goes with the sex. */

static const char *const sellers[] = {"anna", "boris", "chen",   "diana",
				      "emma", "feng",  "galina", "henry"};

static void
name_and_contact(uint32_t customer)
{
	unsigned which = below(100);
	uint32_t a = below(CRM_LENGTH(english) / 2), b = below(CRM_LENGTH(english) / 2),
		 sex = below(2);
	const struct person *people = which < 30 ? english : which < 65 ? chinese : russian;
	const char *given = people[2 * a + sex].given, *family = people[2 * b + sex].family;

	text(people == chinese ? family : given);
	if (people != chinese)
		text(" ");
	text(people == chinese ? given : family);
	tab();
	text(sellers[below(CRM_LENGTH(sellers))]);
	tab();
	if (below(10) > 0) {
		text(people == english ? "+4477" : people == chinese ? "+86138" : "+7916");
		digits(customer, 8);
	}
	tab();
	if (below(10) < 7) {
		text("c");
		digits(customer + 1, 7);
		text("@example.org");
	}
	tab();
	text(people == english ? "en" : people == chinese ? "zh" : "ru");
	tab();
}

static void
birthday(void)
{
	unsigned form = below(100);

	if (form >= 70)
		return;
	if (form < 64)
		digits(1945 + below(62), 4);
	else
		text("-");
	text("-");
	digits(1 + below(12), 2);
	text("-");
	digits(1 + below(28), 2);
}

static void
write_customers(void)
{
	static const char *const sources[] = {"shop", "web", "friend", "exhibition", "advert", ""};
	static const char *const tags[] = {"",
					   "",
					   "",
					   "likes:golf",
					   "likes:tea;vip",
					   "knows:tax",
					   "skin:dry",
					   "skin:oily;likes:travel",
					   "vip"};

	text("id\tname\towner\tphone\temail\tlang\tsource\treferred_"
	     "by\tbirthday\ttags\tconsent\tcreated\n");
	for (uint32_t i = 0; i < customers; i++) {
		id(i);
		tab();
		name_and_contact(i);
		text(sources[below(CRM_LENGTH(sources))]);
		tab();
		if (i > 0 && below(10) == 0)
			id(below(i));
		tab();
		birthday();
		tab();
		text(tags[below(CRM_LENGTH(tags))]);
		tab();
		text(below(10) < 7 ? "" : "phone;email;chat");
		tab();
		date(created_on(i));
		end();
	}
}

/* ---- the log ---- */

/* Events that a later one will name, oldest first. */
struct waiting {
	struct {
		uint64_t event;
		uint32_t customer, amount;
	} at[WAITING];
	uint64_t head, tail;
};

static struct waiting complaints, purchases;

static void
keep(struct waiting *w, uint64_t event, uint32_t customer, uint32_t amount)
{
	if (w->tail - w->head == WAITING)
		w->head++;
	size_t i = w->tail++ % WAITING;
	w->at[i].event = event;
	w->at[i].customer = customer;
	w->at[i].amount = amount;
}

struct kind {
	const char *name, *dir;
	unsigned share; /* of 1000 */
};

static const struct kind kinds[] = {
	{"purchase", "in", 350}, {"call", "out", 110},    {"call", "in", 40},
	{"email", "out", 110},   {"email", "in", 50},     {"chat", "in", 70},
	{"chat", "out", 35},     {"visit", "in", 50},     {"greeting", "out", 50},
	{"thanks", "out", 30},   {"survey", "in", 30},    {"referral", "in", 20},
	{"complaint", "in", 15}, {"resolved", "out", 18}, {"refund", "out", 7},
	{"praise", "in", 15}};

struct event {
	const struct kind *kind;
	const char *outcome, *item;
	uint64_t number, ref_event;
	uint32_t customer, ref_customer, amount; /* amount in hundredths */
	int day, due;
	unsigned rating;
};

#define NOBODY UINT32_MAX

/* A power law over ranks, the first half per mille level; a rank is spread over
 * the ids by a multiplier that has no divisor in common with their number. */
static uint32_t
active_customer(int day)
{
	uint32_t there = there_on(day), top = customers / 2000;
	uint64_t stride = UINT64_C(2654435761), c;

	while (customers % stride == 0)
		stride += 2;
	do {
		uint64_t u = below(1u << 30);
		uint64_t rank = ((u * u >> 30) * u >> 30) * customers >> 30;
		if (rank < top)
			rank = below(top);
		c = rank * stride % customers;
	} while (c >= there);
	return (uint32_t)c;
}

static const struct kind *
any_kind(void)
{
	static unsigned char of[1000];
	static bool ready;

	if (!ready) {
		size_t n = 0;
		for (size_t k = 0; k < CRM_LENGTH(kinds); k++)
			for (unsigned i = 0; i < kinds[k].share && n < CRM_LENGTH(of); i++)
				of[n++] = (unsigned char)k;
		ready = true;
	}
	return &kinds[of[below(CRM_LENGTH(of))]];
}

static void
money(struct event *e)
{
	static const char *const items[] = {"face-cream", "hand-cream", "lipstick",   "perfume",
					    "shampoo",    "serum",      "sun-cream",  "mask",
					    "soap",       "gift-box",   "foundation", "mascara",
					    "toner",      "cleanser",   "eye-cream",  "hair-oil"};

	e->item = items[below(CRM_LENGTH(items))];
	e->amount = 500 + below(9500) + (below(8) == 0 ? below(90000) : 0);
	if (below(3) == 0)
		e->amount -= e->amount % 100;
	if (below(20) == 0)
		keep(&purchases, e->number, e->customer, e->amount);
}

/* The customer of a closing event is the one whose event waits longest; with
 * none waiting (or left open for good) it becomes a chat. */
static void
close_one(struct event *e, struct waiting *w)
{
	if (w->head == w->tail) {
		e->kind = &kinds[5];
		return;
	}
	size_t i = w->head++ % WAITING;
	e->customer = w->at[i].customer;
	e->ref_event = w->at[i].event;
	if (w == &purchases)
		e->amount = w->at[i].amount;
}

static void
what_happened(struct event *e)
{
	const char *k = e->kind->name;

	if (strcmp(k, "purchase") == 0) {
		money(e);
	} else if (strcmp(k, "complaint") == 0) {
		if (below(20) > 0) /* the others stay open for good */
			keep(&complaints, e->number, e->customer, 0);
	} else if (strcmp(k, "resolved") == 0) {
		close_one(e, &complaints);
	} else if (strcmp(k, "refund") == 0) {
		close_one(e, &purchases);
	} else if (strcmp(k, "referral") == 0) {
		e->ref_customer = below(there_on(e->day));
		if (e->ref_customer == e->customer)
			e->ref_customer = NOBODY;
	} else if (strcmp(k, "survey") == 0) {
		e->rating = 1 + (below(100) < 90 ? 2 + below(3) : below(2));
	} else if (strcmp(k, "call") == 0 && e->kind->dir[0] == 'o') {
		unsigned how = below(100);
		e->outcome = how < 40   ? "reached"
			     : how < 75 ? ""
			     : how < 95 ? "no-answer"
					: "declined";
		if (below(12) == 0)
			e->due = e->day + 3 + (int)below(12);
	} else if (strcmp(k, "email") == 0 && e->kind->dir[0] == 'o') {
		e->outcome = below(50) == 0 ? "bounced" : "";
	}
	/* A few entries come in late, with their true date; what closes another stays behind it. */
	if (below(1000) < 4 && e->ref_event == 0) {
		int day = e->day - 1 - (int)below(30), first = created_on(e->customer);
		e->day = day > first && day > 0 ? day : e->day;
	}
}

static void
reference(const struct event *e)
{
	if (e->ref_event > 0) {
		text("event:e");
		digits(e->ref_event, 8);
	} else if (e->ref_customer != NOBODY) {
		text("customer:");
		id(e->ref_customer);
	}
}

static void
write_event(const struct event *e, int recorded, unsigned minute)
{
	static const char *const notes[] = {
		"asked about delivery", "спасибо за помощь",   "喜欢新的面霜",
		"left voicemail",       "prefers evenings",    "перезвонить позже",
		"生日快到了",           "second \"gift\" box", "likes the new one"};

	text("e");
	digits(e->number, 8);
	tab();
	date(e->day);
	tab();
	date(recorded);
	text("T");
	digits(minute / 60, 2);
	text(":");
	digits(minute % 60, 2);
	tab();
	id(e->customer);
	tab();
	text(e->kind->name);
	tab();
	text(e->kind->dir);
	tab();
	text(e->outcome);
	tab();
	if (e->amount > 0) {
		digits(e->amount / 100, 1);
		text(".");
		digits(e->amount % 100, 2);
	}
	tab();
	text(e->item);
	tab();
	text(sellers[below(CRM_LENGTH(sellers))]);
	tab();
	if (e->due > 0)
		date(e->due);
	tab();
	reference(e);
	tab();
	if (e->rating > 0)
		digits(e->rating, 1);
	tab();
	if (below(4) == 0)
		text(notes[below(CRM_LENGTH(notes))]);
	end();
}

static void
write_log(uint64_t events)
{
	text("event\tdate\trecorded\tcustomer\tkind\tdir\toutcome\tamount\titem\tby\tdue\tref\trati"
	     "ng\tnote\n");
	for (uint64_t i = 0; i < events; i++) {
		uint64_t at = i * DAYS * 720 / events; /* minutes of days that last from 9 to 21 */
		int day = (int)(at / 720);
		struct event e = {.kind = any_kind(),
				  .outcome = "",
				  .item = "",
				  .number = i + 1,
				  .customer = active_customer(day),
				  .ref_customer = NOBODY,
				  .day = day};

		what_happened(&e);
		write_event(&e, day, 540 + (unsigned)(at % 720));
	}
}

static uint64_t
number(const char *z)
{
	char *rest;
	unsigned long long n = strtoull(z, &rest, 10);

	if (*rest != '\0' || n > 99999999) {
		fprintf(stderr, "gen: \"%s\" is not a number up to 99999999\n", z);
		exit(2);
	}
	return n;
}

int
main(int argc, char **argv)
{
	bool log = argc == 5 && strcmp(argv[1], "log") == 0;

	if (!log && (argc != 4 || strcmp(argv[1], "customers") != 0)) {
		fputs("usage: gen customers N SEED\n       gen log N_CUSTOMERS N_EVENTS SEED\n",
		      stderr);
		return 2;
	}
	make_days();
	customers = (uint32_t)number(argv[2]);
	seed = mix(number(argv[argc - 1]) * 2 + log);
	if (log && customers > 0)
		write_log(number(argv[3]));
	else if (!log)
		write_customers();
	flush();
	return fclose(stdout) == 0 ? 0 : 2;
}
