/* channels.c: how many contacts went by each channel, in the pool. */
#include "fold/aggregate/channels.h"

#include "fold/aggregate.h"
#include "kinds/kinds.h"

uint8_t
crm_channel_of(const crm_kinds *k, int kind, crm_str said)
{
	const char *channel = said.n ? crm_kinds_channel(k, said) : NULL, *at;

	if (!channel)
		channel = crm_kinds_at(k, (size_t)kind)->channel;
	for (size_t i = 0; *channel && i < UINT8_MAX && (at = crm_kinds_channel_at(k, i)); i++)
		if (strcmp(at, channel) == 0)
			return (uint8_t)(i + 1);
	return 0;
}

static size_t
channels(const struct crm_program *p)
{
	size_t n = 0;

	while (n < UINT8_MAX && crm_kinds_channel_at(p->model->kinds, n))
		n++;
	return n;
}

static enum crm_order
channel_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	     const struct crm_event *e, const struct crm_extra *x)
{
	uint32_t at;

	(void)x;
	if (!e->channel)
		return CRM_IN_ORDER;
	memcpy(&at, cell + s->offset, sizeof at);
	if (!at) {
		at = crm_pool_take(&p->pool, channels(p->program) * sizeof(uint32_t));
		memcpy(cell + s->offset, &at, sizeof at);
	}
	((uint32_t *)crm_pool_at(&p->pool, at))[e->channel - 1]++;
	return CRM_IN_ORDER;
}

static void
plan_channels(struct crm_event_class *a, size_t accumulator)
{
	if (crm_class_matches(a, &a->p->accumulator[accumulator].query.of))
		crm_emit(a, CRM_DO_OTHER, accumulator, CRM_BIT(CRM_L_CHANNEL));
}

const struct crm_aggregate crm_aggregate_channels = {
	.size = 4, .plan = plan_channels, .step = channel_step};

bool
crm_fold_channel(const struct crm_fold *f, int query, size_t row, size_t i, crm_str *channel,
		 uint32_t *count)
{
	const char *name = i < UINT8_MAX ? crm_kinds_channel_at(f->model->kinds, i) : NULL;
	const struct crm_shard *p;
	uint32_t at = 0;

	if (!name)
		return false;
	*channel = crm_str_z(name);
	*count = 0;
	if (f->cells)
		memcpy(&at, crm_cell(f, row) + f->program->accumulator[query].offset, sizeof at);
	if (!at)
		return true;
	p = crm_shard_at(f, row);
	*count = ((const uint32_t *)crm_pool_at(&p->pool, at))[i];
	return true;
}
