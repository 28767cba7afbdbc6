/* alike.c: customers who may be one person, owners who may be one, and events before their
 * customer. */
#include <string.h>

#include "check/check.h"

/* What two customers may have in common. */
enum { NAME, PHONE, EMAIL, SHARED };
static const char *const columns[SHARED] = {"name", "phone", "email"};

/* Another customer with whom a row shares something. */
struct sharing {
	uint32_t who;
	unsigned what; /* bits, by the above */
	crm_str value[SHARED];
};

enum { TOLD = 4, LOOKED_AT = 64 };

/* Of the other customers who have the value: the first one who is not of the same household.
 * `other` is the first of all. */
static uint32_t
among(struct crm_check *s, enum crm_people_key key, crm_str value, uint32_t who, size_t other)
{
	crm_str home = s->customer[who].household;
	struct crm_matches all = {0};
	uint32_t found = CRM_NOBODY;

	if (other == SIZE_MAX || home.n == 0 || !crm_str_eq(home, s->customer[other].household))
		return other == SIZE_MAX ? CRM_NOBODY : (uint32_t)other;
	crm_people_all(s->alike, key, value, &all);
	for (size_t i = 0; i < all.n && i < LOOKED_AT && found == CRM_NOBODY; i++)
		if (all.number[i] != who && !crm_str_eq(home, s->customer[all.number[i]].household))
			found = (uint32_t)all.number[i];
	crm_matches_free(&all);
	return found;
}

static uint32_t
first_other(struct crm_check *s, enum crm_people_key key, crm_str value, uint32_t who)
{
	return among(s, key, value, who, crm_people_put(s->alike, key, value, who));
}

/* An earlier customer whose name is the same in Latin letters. It is called before the name is
 * entered in its own script, which may be the same letters without their accents. */
static uint32_t
latin_before(struct crm_check *s, crm_str name, uint32_t who)
{
	size_t other = name.n ? crm_people_find(s->alike, CRM_BY_LATIN, name) : SIZE_MAX;
	uint32_t found = among(s, CRM_BY_LATIN, name, who, other);

	if (name.n)
		crm_people_put(s->alike, CRM_BY_LATIN, name, who);
	return found;
}

static void
share(struct sharing *with, size_t *n, uint32_t who, int what, crm_str value)
{
	size_t i = 0;

	while (i < *n && with[i].who != who)
		i++;
	if (who == CRM_NOBODY || i == TOLD)
		return;
	if (i == *n)
		with[(*n)++] = (struct sharing){.who = who};
	if (!(with[i].what & 1u << what))
		with[i].value[what] = value;
	with[i].what |= 1u << what;
}

static void
report(struct crm_checked_file *f, const struct sharing *with)
{
	const struct crm_checked_customer *other = &f->s->customer[with->who];
	crm_buf *text = &f->s->scratch;
	int first = SHARED, said = 0, left;

	text->n = 0;
	for (int i = SHARED - 1; i >= 0; i--)
		if (with->what & 1u << i)
			first = i;
	left = __builtin_popcount(with->what);
	for (int i = first; i < SHARED; i++)
		if (with->what & 1u << i) {
			said++;
			crm_buf_f(text, "%s%s",
				  said == 1      ? ""
				  : said == left ? " and "
						 : ", ",
				  columns[i]);
		}
	crm_check_report(f, columns[first], with->value[first], true, "the same %s as %s (%s:%llu)",
			 crm_buf_zend(text), crm_quote(other->id), other->at.source,
			 (unsigned long long)other->at.line);
}

void
crm_check_alike(struct crm_checked_file *f, uint32_t who, crm_str name, crm_str phones,
		crm_str emails)
{
	struct sharing with[TOLD];
	crm_str item;
	size_t n = 0;
	uint32_t latin;

	name = crm_str_trim(name);
	latin = latin_before(f->s, name, who);
	share(with, &n, first_other(f->s, CRM_BY_NAME, name, who), NAME, name);
	share(with, &n, latin, NAME, name);
	while (crm_phone_next(&phones, &item))
		share(with, &n, first_other(f->s, CRM_BY_PHONE, item, who), PHONE, item);
	while (crm_str_item(&emails, &item))
		share(with, &n, first_other(f->s, CRM_BY_EMAIL, item, who), EMAIL, item);
	for (size_t i = 0; i < n; i++)
		report(f, &with[i]);
}

/* ---- owners ---- */

void
crm_check_owner(struct crm_checked_file *f, crm_str owner)
{
	struct crm_check *s = f->s;
	crm_buf *folded = &s->scratch;
	uint32_t same;

	if (owner.n == 0 || crm_ids_find(s->owner_ids, owner) != CRM_NOBODY)
		return;
	s->owner = crm_realloc(s->owner, (s->owners + 1) * sizeof *s->owner);
	s->owner[s->owners] = crm_arena_str(s->arena, owner);
	crm_ids_put(s->owner_ids, s->owner[s->owners], (uint32_t)s->owners);
	folded->n = 0;
	crm_str_fold(crm_str_trim(owner), folded);
	same = crm_ids_put(s->owner_folded, crm_arena_str(s->arena, crm_buf_slice(folded)),
			   (uint32_t)s->owners);
	if (same != s->owners)
		crm_check_report(f, "owner", owner, true,
				 "differs from the owner %s in case or blanks only",
				 crm_quote(s->owner[same]));
	s->owners++;
}

/* ---- events before their customer ---- */

/* A history that was imported is older than its customers, but was recorded after them: so the
 * moment of recording counts, when it is known. Costs of winning a customer, and other desk work,
 * may come first. */
void
crm_check_older(struct crm_checked_file *f, uint32_t who, int kind, crm_str date, crm_str recorded)
{
	struct crm_checked_customer *one = &f->s->customer[who];
	crm_time t;

	if (one->created == CRM_NO_DAY || one->at.line == 0 || kind < 0 ||
	    crm_kinds_at(f->s->kinds, (size_t)kind)->kind_class == CRM_DESK ||
	    !crm_time_parse(recorded.n ? recorded : date, &t) || t.day >= one->created)
		return;
	if (one->older++ == 0)
		one->oldest = (struct crm_spot){f->source, f->record->line};
}

void
crm_check_ages(struct crm_check *s)
{
	char day[CRM_DAY_TEXT];

	for (size_t i = 0; i < s->customers; i++) {
		const struct crm_checked_customer *one = &s->customer[i];
		if (one->older == 0)
			continue;
		crm_day_format(one->created, day);
		crm_check_report_at(
			s, one->oldest, "date", (crm_str){"", 0}, one->id, true,
			one->older == 1 ? "%u event is older than the customer, who was "
					  "created on %s (%s:%llu)"
					: "%u events are older than the customer, who "
					  "was created on %s (%s:%llu)",
			one->older, day, one->at.source, (unsigned long long)one->at.line);
	}
}
