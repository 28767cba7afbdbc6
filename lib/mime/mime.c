/* mime.c: a message, by GMime. When memory runs out, its library ends the program. */
#include <string.h>

#include <gmime/gmime.h>

#include "mime/header.h"

/* No body has this in it: in quoted-printable a hexadecimal digit or the end of the line follows
 * each "=", and base64 has neither it nor "_" within a line. */
#define BOUNDARY "=_crm_=_the_same_as_text_and_as_html"

/* Text for a header, which must be one line. */
static char *
one_line(crm_str s, crm_buf *scratch)
{
	scratch->n = 0;
	crm_buf_document_line(scratch, s, false);
	return crm_buf_zend(scratch);
}

/* The address with its host as mail servers know it (xn--…); NULL when there is no such host. */
static char *
sendable(crm_str address)
{
	const char *at = memchr(address.p, '@', address.n);
	char *host, *ascii, *whole = NULL;

	if (!at)
		return g_strndup(address.p, address.n);
	host = g_strndup(at + 1, address.n - (size_t)(at - address.p) - 1);
	ascii = g_hostname_to_ascii(host);
	if (ascii)
		whole = g_strdup_printf("%.*s@%s", (int)(at - address.p), address.p, ascii);
	g_free(host);
	g_free(ascii);
	return whole;
}

/* GMime takes a header as it is written in lines, without its name. */
static void
set_header(GMimeMessage *to, const char *name, crm_buf *written)
{
	GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(to));

	g_mime_header_list_set(headers, name, "", NULL);
	g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name),
				    crm_buf_zend(written) + strlen(name) + 1);
}

static int
add_who(GMimeMessage *to, const char *header, const struct crm_mime_who *who, size_t n,
	crm_error *e)
{
	struct crm_mime_who *sent = g_new0(struct crm_mime_who, n + 1);
	crm_buf written = {0}, *name = g_new0(crm_buf, n + 1);
	int status = 0;
	size_t i = 0;

	for (; i < n && status == 0; i++) {
		char *address =
			crm_email_sendable(who[i].address, true) ? sendable(who[i].address) : NULL;
		if (!address)
			status = crm_fail(e, CRM_DATA, "%s is not an address of mail",
					  crm_quote(who[i].address));
		sent[i] = (struct crm_mime_who){crm_str_z(one_line(who[i].name, &name[i])),
						crm_str_z(address)};
	}
	if (status == 0) {
		crm_mime_header_who(header, sent, n, &written);
		set_header(to, header, &written);
	}
	while (i--) {
		g_free((char *)sent[i].address.p);
		crm_buf_free(&name[i]);
	}
	g_free(sent);
	g_free(name);
	crm_buf_free(&written);
	return status < 0 ? crm_fail_at(e, NULL, 0, header) : 0;
}

static int
add_people(GMimeMessage *to, const struct crm_mime_mail *mail, crm_error *e)
{
	if (mail->from.address.n && add_who(to, "From", &mail->from, 1, e) < 0)
		return -1;
	if (mail->reply_to.address.n && add_who(to, "Reply-To", &mail->reply_to, 1, e) < 0)
		return -1;
	return mail->to_count ? add_who(to, "To", mail->to, mail->to_count, e) : 0;
}

static void
add_subject(GMimeMessage *to, crm_str subject)
{
	crm_buf line = {0}, written = {0};

	crm_mime_header_text("Subject", crm_str_z(one_line(subject, &line)), &written);
	set_header(to, "Subject", &written);
	crm_buf_free(&line);
	crm_buf_free(&written);
}

static void
add_unsubscribe(GMimeMessage *to, const struct crm_mime_mail *mail)
{
	crm_buf line = {0}, written = {0};

	if (mail->unsubscribe.n) {
		crm_mime_header_list("List-Unsubscribe",
				     crm_str_z(one_line(mail->unsubscribe, &line)), &written);
		set_header(to, "List-Unsubscribe", &written);
	}
	if (mail->unsubscribe.n && mail->one_click)
		g_mime_object_set_header(GMIME_OBJECT(to), "List-Unsubscribe-Post",
					 "List-Unsubscribe=One-Click", NULL);
	crm_buf_free(&line);
	crm_buf_free(&written);
}

static void
add_date(GMimeMessage *to, crm_time date)
{
	int64_t utc = crm_time_utc(date) * 60;
	GDateTime *moment = g_date_time_new_from_unix_utc(utc);
	GTimeZone *zone = date.offset == CRM_NO_OFFSET ? g_time_zone_new_local()
						       : g_time_zone_new_offset(date.offset * 60);
	GDateTime *there = g_date_time_to_timezone(moment, zone);

	g_mime_message_set_date(to, there);
	g_date_time_unref(moment);
	g_date_time_unref(there);
	g_time_zone_unref(zone);
}

static int
add_headers(GMimeMessage *to, const struct crm_mime_mail *mail, crm_error *e)
{
	crm_buf line = {0};

	if (add_people(to, mail, e) < 0)
		return -1;
	add_subject(to, mail->subject);
	if (mail->date.day != CRM_NO_DAY)
		add_date(to, mail->date);
	if (mail->id.n && !crm_email_sendable(mail->id, false)) {
		crm_buf_free(&line);
		crm_fail(e, CRM_DATA, "%s is not the id of a message", crm_quote(mail->id));
		return crm_fail_at(e, NULL, 0, "Message-ID");
	}
	if (mail->id.n)
		g_mime_message_set_message_id(to, one_line(mail->id, &line));
	add_unsubscribe(to, mail);
	if (mail->automatic)
		g_mime_object_set_header(GMIME_OBJECT(to), "Auto-Submitted", "auto-generated",
					 NULL);
	crm_buf_free(&line);
	return 0;
}

/* ---- bodies ---- */

/* Most of text in other scripts is shorter as base64, and Latin text can be read in
 * quoted-printable. */
static bool
is_mostly_ascii(crm_str s)
{
	size_t other = 0;

	for (size_t i = 0; i < s.n; i++)
		other += (unsigned char)s.p[i] >= 0x80;
	return other * 6 <= s.n;
}

/* Within base64 lines of text end in CRLF (RFC 2045, 6.8). */
static void
with_crlf(crm_str s, crm_buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n' && (i == 0 || s.p[i - 1] != '\r'))
			crm_buf_char(out, '\r');
		crm_buf_char(out, s.p[i]);
	}
}

#define WIDTH 76 /* of a line of quoted-printable */

static bool
begins(crm_str s, const char *with)
{
	size_t n = strlen(with);

	return s.n >= n && memcmp(s.p, with, n) == 0;
}

/* Whether the next byte of quoted-printable is to be written as =XX. At the beginning of a line
 * these are the first of "From ", at which files of mail are cut, and a dot alone, which ends the
 * input of programs that send. */
static bool
is_quoted(crm_str rest, size_t column)
{
	unsigned char c = (unsigned char)*rest.p;

	if (c == ' ' || c == '\t')
		return rest.n == 1 || rest.p[1] == '\n';
	if (column == 0 &&
	    (begins(rest, "From ") || (c == '.' && (rest.n == 1 || rest.p[1] == '\n'))))
		return true;
	return c < ' ' || c == '=' || c > '~';
}

static void
quoted(crm_str rest, crm_buf *out)
{
	size_t column = 0;

	for (; rest.n; rest.p++, rest.n--) {
		if (*rest.p == '\n') {
			crm_buf_char(out, '\n');
			column = 0;
			continue;
		}
		if (column + (is_quoted(rest, column) ? 3 : 1) >= WIDTH) {
			crm_buf_z(out, "=\n");
			column = 0;
		}
		if (is_quoted(rest, column)) {
			crm_buf_f(out, "=%02X", (unsigned char)*rest.p);
			column += 3;
		} else {
			crm_buf_char(out, *rest.p);
			column++;
		}
	}
}

static GMimeObject *
part_of(const char *subtype, crm_str body)
{
	GMimePart *part = g_mime_part_new_with_type("text", subtype);
	bool readable = is_mostly_ascii(body);
	crm_buf lines = {0};
	GMimeStream *bytes;
	GMimeDataWrapper *content;

	(readable ? quoted : with_crlf)(body, &lines);
	bytes = g_mime_stream_mem_new_with_buffer(lines.n ? lines.p : "", lines.n);
	content = g_mime_data_wrapper_new_with_stream(
		bytes,
		readable ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE : GMIME_CONTENT_ENCODING_DEFAULT);
	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, readable ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
							: GMIME_CONTENT_ENCODING_BASE64);
	g_object_unref(content);
	g_object_unref(bytes);
	crm_buf_free(&lines);
	return GMIME_OBJECT(part);
}

/* The text, or the text and the HTML as alternatives; the last one is what is shown if it can be
 * (RFC 2046, 5.1.4). */
static GMimeObject *
body_of(const struct crm_mime_mail *mail)
{
	GMimeObject *text = part_of("plain", mail->text), *html;
	GMimeMultipart *both;

	if (!mail->html.n)
		return text;
	html = part_of("html", mail->html);
	both = g_mime_multipart_new_with_subtype("alternative");
	g_mime_multipart_set_boundary(both, BOUNDARY);
	g_mime_multipart_add(both, text);
	g_mime_multipart_add(both, html);
	g_object_unref(text);
	g_object_unref(html);
	return GMIME_OBJECT(both);
}

int
crm_mime_write(const struct crm_mime_mail *mail, crm_buf *out, crm_error *e)
{
	GMimeMessage *message;
	GMimeObject *body;
	int status;
	char *bytes;

	g_mime_init();
	message = g_mime_message_new(FALSE);
	status = add_headers(message, mail, e);
	if (status == 0) {
		body = body_of(mail);
		g_mime_message_set_mime_part(message, body);
		bytes = g_mime_object_to_string(GMIME_OBJECT(message), NULL);
		crm_buf_z(out, bytes);
		g_free(bytes);
		g_object_unref(body);
	}
	g_object_unref(message);
	return status;
}
