"""HTML pages: the article without what surrounds it, by trafilatura."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from trafilatura import bare_extraction

from legation.errors import ReportError
from legation.model.report import Report
from legation.sources.described import Described
from legation.sources.plain import plain_report


def page_report(data: bytes | str, source: str, described: Described, url: str | None = None) -> Report:
    """The report of a page: its title leads the text, as in plain text; its own date and site name
    count where the user gives none."""
    try:
        found = bare_extraction(
            data,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # trafilatura and lxml raise whatever a broken page leads to
        raise ReportError(source, f"the page cannot be parsed: {type(error).__name__}") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise ReportError(source, "holds no article that could be told from the rest of the page")
    title = (found.title or "").strip()
    body = "\n".join(line for line in found.text.splitlines() if line.strip())
    text = body if not title or body.startswith(title) else f"{title}\n{body}"
    report = plain_report(text, source, described)
    return replace(
        report,
        title=described.title or title or report.title,
        published=described.published or _day(found.date),
        publisher=described.publisher or found.sitename or described.fallback_publisher,
        url=url or found.url,
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None
