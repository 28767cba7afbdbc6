/* fuzz_policy.c: any text as a policy, and what the toolkit asks of one. */
#include "policy/section.h"
#include "policy/policy.h"
#include "policy/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
count(void *to, crm_str name)
{
	*(size_t *)to += name.n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	crm_error e = {0};
	crm_policy *p = crm_policy_parse("policy.yaml", (crm_str){(const char *)data, size}, &e);
	crm_findings *found = crm_findings_new();
	crm_buf line = {0};
	size_t n = 0;

	if (p) {
		crm_policy_check(p, NULL, &e);
		crm_policy_facts(p, count, &n);
		crm_policy_find(p, 20000, NULL, 0, found);
		crm_findings_text(found, &line);
		line.n = 0;
		for (size_t i = 0; i < p->rules; i++) {
			const struct crm_sentence *why = p->rule[i].why;

			for (size_t k = 0; why && k < why->pieces; k++)
				n += why->piece[k].text.n;
		}
	} else if (e.text[0] == '\0' || e.status != CRM_DATA) {
		__builtin_trap();
	}
	crm_error_line(&e, &line);
	crm_buf_free(&line);
	crm_findings_free(found);
	crm_policy_free(p);
	return 0;
}
