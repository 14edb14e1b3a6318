# ruff: noqa: E501  # lines of documents
"""Small documents of kinds that are hard to read, as an office sends them to the desk."""

from __future__ import annotations

from pathlib import Path

from filemakers import open_blank

_BODY = "ỦY BAN NHÂN DÂN\nXÃ VÂN KHÊ"
_FOOT = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐỗ Thị Hạnh"
_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
_PLAN = "KẾ HOẠCH\nPhát động phong trào thi đua năm 2026, phần {at}\n\n"
TABLE = (
    ("STT", "Nội dung", "Đến năm 2027", "Đến năm 2030"),
    ("1", "Thôn có tủ sách chung", "100%", "100%"),
    ("2", "Dòng họ có quỹ khuyến học", "70%", "85%"),
)
_AIMS = "I. MỤC TIÊU\n1. Mục tiêu chung\nNâng cao chất lượng phong trào.\n2. Mục tiêu cụ thể\n"
BODIES = {
    "bang-gach-dung": _PLAN + _AIMS + "\n".join(" | ".join(row) for row in TABLE),
    "hai-ke-hoach-cung-so": _PLAN + "Thực hiện Kế hoạch số 02-KH/BCĐTW ngày 11/3/2025 của Ban Chỉ "
    "đạo Trung ương về phong trào; Kế hoạch số 02-KH/BCĐ ngày 15/5/2025 của Ban Chỉ đạo tỉnh.\n"
    "I. CHỈ TIÊU\n1. 85% người dân có kỹ năng số.",
    "cao-diem-trong-dot": _PLAN + "I. CHỈ TIÊU\n1. Quỹ “Vì người nghèo” đạt 30 tỷ đồng.\nII. THỜI "
    "GIAN\nVận động từ đầu năm 2026 đến hết ngày 31/12/2026, tập trung tháng cao điểm từ ngày 17/10 "
    "đến 18/11/2026.",
    "thoi-gian-chung-muc": _PLAN + "I. ĐỐI TƯỢNG, THỜI GIAN\n1. Đối tượng dự thi: người dân trong "
    "xã.\n2. Thời gian phát động từ ngày 01/8/2025 đến ngày 15/6/2026.",
    "thoi-gian-noi-dung": _PLAN + "I. THỜI GIAN, NỘI DUNG THI ĐUA\nĐợt thi đua chia thành 2 giai "
    "đoạn:\n1. Giai đoạn 1 (từ ngày 01/10/2026 đến ngày 15/10/2026)\na) Mỗi thôn đăng ký ít nhất 1 "
    "công trình.\n2. Giai đoạn 2 (từ ngày 16/10/2026 đến ngày 31/12/2026)\na) Giải ngân đạt 92%.",
    "ngay-gach-noi": _PLAN + "I. THỜI GIAN\nTừ ngày 1-7-2026 đến ngày 10-10-2026.\nII. CHỈ TIÊU\n"
    "1. Giải ngân vốn đầu tư công quý III đạt ít nhất 65%.",
    "trich-yeu-nhieu-dong": "KẾ HOẠCH\nThi đua cao điểm “Về đích sớm” chào mừng Đại hội đại biểu\n"
    "Đảng bộ xã Vân Khê lần thứ I, nhiệm kỳ 2025 - 2030\n\nI. CHỈ TIÊU\n1. 90% vốn được giải ngân.",
    "ten-loai-la": "GIAO ƯỚC THI ĐUA\nPhong trào thi đua “Xóm làng bình yên” năm 2026\n\nVới khẩu "
    "hiệu “Chủ động, nêu gương”, các thôn giao ước thi đua:\n1. Giảm ít nhất 7% số vụ trộm cắp.",
    "don-vi-phan-cong": _PLAN + "I. CHỈ TIÊU\n1. 100% thôn có bài dự thi.\nII. TỔ CHỨC THỰC HIỆN\n"
    "1. Phòng Văn hóa - Xã hội - cơ quan thường trực Hội đồng Thi đua - Khen thưởng xã, chủ trì xây "
    "dựng thể lệ.\n2. Các thôn tổ chức tiếp nhận bài viết.",
    "muc-tieu-danh-so": _PLAN + "I. MỤC TIÊU\n1. Giá trị sản phẩm tăng 9%; thu nhập bình quân 70,5 "
    "triệu đồng/năm.\n2. Giảm tỷ lệ hộ nghèo 0,4%.\nII. NỘI DUNG THI ĐUA\n1. Hoàn thiện quy hoạch.",
    "chi-tieu-it-so": _PLAN
    + "I. CHỈ TIÊU\n1. Kéo giảm từ 5% - 10% số vụ tai nạn.\n2. Không để xảy "
    "ra ùn tắc giao thông trên địa bàn.",
    "muc-tieu-gach-dau-dong": _PLAN
    + "I. MỤC TIÊU\n- 100% cán bộ dùng tốt nền tảng số.\n- 80% hộ dân "
    "có tài khoản điện tử.\nII. NHIỆM VỤ\n1. Mở lớp học số cộng đồng.",
    "mot-cau-muc-tieu": _PLAN + "I. MỤC TIÊU\nĐến hết năm có 95% hộ dân đạt danh hiệu gia đình văn "
    "hóa.\nII. NỘI DUNG\n1. Đẩy mạnh tuyên truyền.",
    "dip-trong-loi-mo-dau": _PLAN + "Nay xã lập kế hoạch thi đua lập thành tích chào mừng ngày Nhà "
    "giáo Việt Nam 20/11 như sau.\nI. CHỈ TIÊU\n1. 100% lớp tham gia.",
    "hai-so-mot-loai": _PLAN + "I. NỘI DUNG\n1. Thực hiện các Nghị quyết số 301/NQ-CP ngày "
    "24/10/2025, số 302/NQ-CP ngày 25/11/2025 của Chính phủ.\n2. Đẩy mạnh sản xuất.",
    "can-cu-gach-dau-dong": _PLAN + "- Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính "
    "trị về đột phá phát triển khoa học;\n- Căn cứ Quyết định số 229-QĐ/BCĐ, ngày 10/01/2025 của Ban "
    "Chỉ đạo Trung ương;\nỦy ban nhân dân xã ban hành kế hoạch như sau:\nI- MỤC TIÊU\n1- 100% người "
    "lao động được tập huấn.",
    "khong-trich-yeu": "Kính gửi: Các thôn trên địa bàn xã\n\nỦy ban nhân dân xã phát động 90 ngày "
    "đêm thi đua hoàn thành 100% chỉ tiêu thu ngân sách năm 2026.\nĐề nghị các thôn thực hiện./.",
    "quyet-dinh-khong-can-cu": "QUYẾT ĐỊNH\nVề việc phát động đợt thi đua cao điểm\n\nCHỦ TỊCH ỦY BAN "
    "NHÂN DÂN XÃ\n\nTheo đề nghị của Trưởng phòng Văn hóa - Xã hội.\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Phát "
    "động đợt thi đua cao điểm 60 ngày.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký./.",
}
"""What stands between the head and the foot, by what is hard about it."""
_SYMBOLS = {"quyet-dinh-khong-can-cu": "QĐ-UBND", "khong-trich-yeu": "UBND-VX"}
_JOINT = {
    "lien-tich": ("KHLT-UBND-MTTQ", "KẾ HOẠCH LIÊN TỊCH"),
    "lien-nganh": ("KHLN-UBND-CA", "KẾ HOẠCH LIÊN NGÀNH"),
    "phoi-hop": ("CTrPH-UBND-LĐLĐ", "CHƯƠNG TRÌNH PHỐI HỢP"),
    "huong-dan-lien-tich": ("HDLT-UBND-MTTQ", "HƯỚNG DẪN LIÊN TỊCH"),
}
_OTHERS = {
    "nguoi-ky-quan-su": f"BỘ CHỈ HUY QUÂN SỰ TỈNH\nHẢI VÂN\nSố: 7/KH-BCH\n{_MOTTO}\n\nHải Vân, ngày "
    "12 tháng 01 năm 2026\n\nKẾ HOẠCH\nPhát động thi đua quyết thắng năm 2026\n\nI. CHỈ TIÊU\n1. 100% "
    "chiến sĩ tham gia.\n\nNơi nhận:\n- Các đầu mối;\n- Lưu: VT.\n\nCHÍNH ỦY\n\nĐại tá Vũ Minh Trí\n",
    "chi-co-so-lieu": "Tỷ lệ hộ nghèo giảm từ 1-2%\nThu nhập bình quân tăng từ 4-6 triệu đồng\nCó 300 "
    "đại biểu tham dự\nTrên 90% doanh nghiệp thành lập được công đoàn cơ sở\n",
    "phu-luc-nhac-so-minh": f"{_BODY}\nSố: 88/KH-UBND\n{_MOTTO}\n\nVân Khê, ngày 12 tháng 01 năm 2026"
    "\n\nKẾ HOẠCH\nPhát động thi đua về đích năm 2026\n\nI. CHỈ TIÊU\n1. 95% hộ dân tham gia.\n\nNơi "
    f"nhận:\n- Các thôn;\n- Lưu: VT.\n\n{_FOOT}\n\nPHỤ LỤC\nCÁC CHỈ TIÊU THI ĐUA\n(Kèm theo Kế hoạch "
    "số 88/KH-UBND ngày 12/01/2026 của UBND xã)\n\n1. Thu ngân sách 35,2 tỷ đồng.\n",
}


def write_incoming(folder: Path) -> list[Path]:
    """Write every document; the last one is a plan that came before, now as a Word file."""
    texts = dict(_OTHERS)
    for at, (name, body) in enumerate(BODIES.items(), 101):
        texts[name] = _frame(f"{at}/{_SYMBOLS.get(name, 'KH-UBND')}", body.replace("{at}", str(at)))
    for at, (name, (symbol, kind)) in enumerate(_JOINT.items(), 201):
        body = f"{kind}\nTổ chức phong trào thi đua giữ gìn môi trường, phần {at}\n\n"
        texts[name] = _frame(f"{at}/{symbol}", f"{body}I. CHỈ TIÊU\n1. 95% hộ dân phân loại rác.")
    paths: list[Path] = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, "utf-8")
    return [*paths, _write_word(folder / "bang-word.docx", texts["bang-gach-dung"])]


def _frame(number: str, body: str) -> str:
    return (
        f"{_BODY}\nSố: {number}\n{_MOTTO}\nVân Khê, ngày 12 tháng 01 năm 2026\n\n{body}\n\nNơi nhận:"
        f"\n- Các thôn;\n- Lưu: VT.\n\n{_FOOT}\n"
    )


def _write_word(path: Path, text: str) -> Path:
    """The same document with its table as one of Word."""
    document = open_blank()
    above, _, below = text.partition("STT | ")
    for line in above.strip("\n").split("\n"):
        document.add_paragraph(line)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, words in zip(table.rows, TABLE, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for line in below.split("\n")[len(TABLE) :]:
        document.add_paragraph(line)
    document.save(str(path))
    return path
