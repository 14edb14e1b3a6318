"""What each branch of work calls by several names: a line holds wordings that say the same."""

from __future__ import annotations

_BRANCHES = """
hồ sơ trực tuyến = tiếp nhận hồ sơ trực tuyến = hồ sơ tiếp nhận trực tuyến
kiểm tra giám sát = kiểm tra, giám sát
đường giao thông nông thôn = đường gtnt
hộ gia đình chính sách = gia đình chính sách
thoát nghèo = thoát khỏi diện nghèo = ra khỏi diện nghèo
nợ thuế = tiền nợ thuế
chất thải nguy hại = rác thải nguy hại
bể chứa vỏ thuốc = bể thu gom vỏ thuốc = hố thu gom vỏ thuốc
cựu chiến binh = ccb
người khuyết tật = người tàn tật
giấy chứng nhận quyền sử dụng đất = gcnqsd đất = gcnqsdđ = gcn qsd đất = gcn qsdđ
giấy chứng nhận quyền sử dụng đất = gcn quyền sử dụng đất
giấy chứng nhận = gcnqsd
nhà = căn nhà = ngôi nhà
camera = mắt camera
tin bài = tin, bài
học sinh giỏi = hsg
lao động tiên tiến = lđtt
chiến sĩ thi đua = cstđ
thi đua khen thưởng = thi đua, khen thưởng
đoàn viên công đoàn = công đoàn viên
dân vận khéo = “dân vận khéo”
tự nguyện = trên tinh thần tự nguyện
hội nghị đối thoại = cuộc đối thoại = buổi đối thoại
khách du lịch = du khách
di tích = di tích lịch sử văn hóa = di tích lịch sử, văn hóa = di tích lịch sử - văn hóa
nhà sinh hoạt cộng đồng = nhà sinh hoạt văn hóa cộng đồng
lương thực có hạt = lương thực cây có hạt
tiêm phòng = tiêm vắc xin phòng bệnh = tiêm vắc xin cho
cây ăn quả = cây ăn trái
cơ giới hóa khâu làm đất = làm đất bằng máy
cơ giới hóa khâu thu hoạch = thu hoạch bằng máy
lúa chất lượng cao = sản xuất lúa chất lượng cao
chứng nhận VietGAP = giấy chứng nhận vietgap
thuốc BVTV = thuốc bảo vệ thực vật
vỏ bao thuốc BVTV = vỏ bao bì thuốc bvtv = vỏ thuốc bvtv
phân hữu cơ = phân bón hữu cơ
giáo viên = nhà giáo
trường đạt chuẩn = trường học đạt chuẩn
suy dinh dưỡng = bị suy dinh dưỡng
biết chữ = biết đọc biết viết = biết đọc, biết viết
bạo lực học đường = bạo lực trong trường học
trẻ em mẫu giáo = trẻ mẫu giáo = trẻ em độ tuổi mẫu giáo
trẻ nhà trẻ = trẻ em độ tuổi nhà trẻ = trẻ độ tuổi nhà trẻ
phân luồng sau THCS = phân luồng học sinh sau thcs = phân luồng học sinh sau tốt nghiệp thcs
tham gia bảo hiểm y tế = có thẻ bảo hiểm y tế
tham gia BHYT = có thẻ bhyt
tiêm chủng đầy đủ = tiêm đủ các loại vắc xin = tiêm đầy đủ các loại vắc xin
tiêm chủng đầy đủ = tiêm chủng đủ các loại vắc xin
phụ nữ có thai = bà mẹ mang thai = phụ nữ mang thai = bà mẹ có thai = thai phụ
phụ nữ đẻ = phụ nữ sinh con = sản phụ = bà mẹ đẻ
cán bộ y tế = nhân viên y tế
đỡ = đỡ đẻ
khám sức khỏe = kiểm tra sức khỏe
người cao tuổi = người già
sàng lọc sơ sinh = trẻ sơ sinh được sàng lọc
sàng lọc trước sinh = phụ nữ mang thai được sàng lọc trước sinh
ngộ độc thực phẩm = ngộ độc do thực phẩm
tin báo tố giác tội phạm = tin báo, tố giác tội phạm = tin báo tố giác về tội phạm
tin báo tố giác tội phạm = tin báo, tố giác về tội phạm = tố giác, tin báo về tội phạm
thu hội phí = thu, nộp hội phí = thu nộp hội phí
thu đảng phí = thu, nộp đảng phí = thu nộp đảng phí
thu đoàn phí = thu, nộp đoàn phí = thu nộp đoàn phí
căn cước = căn cước công dân
tài khoản định danh điện tử = tài khoản vneid
quân số huấn luyện = quân số tham gia huấn luyện
tuần tra = tuần tra, kiểm soát = tuần tra kiểm soát
đối tượng truy nã = đối tượng bị truy nã
an ninh trật tự = an ninh, trật tự
vi phạm giao thông = vi phạm trật tự an toàn giao thông = vi phạm trật tự, an toàn giao thông
vi phạm giao thông = vi phạm an toàn giao thông = vi phạm ttatgt
phòng cháy chữa cháy = phòng cháy, chữa cháy = phòng cháy và chữa cháy
dự sinh hoạt = tham gia sinh hoạt
5 không 3 sạch = 5 không, 3 sạch
mái ấm tình thương = nhà mái ấm tình thương
đỡ đầu = nhận đỡ đầu
trẻ mồ côi = trẻ em mồ côi
trẻ khuyết tật = trẻ em khuyết tật
đào tạo nghề = dạy nghề
giải quyết việc làm = tạo việc làm
ngân sách nhà nước = nsnn
dịch vụ công = dvc
ký số = ký chữ ký số
môi trường mạng = môi trường điện tử
dùng điện thoại thông minh = có điện thoại thông minh
hài lòng của người dân = sự hài lòng của người dân = người dân hài lòng
chấp hành bảo vệ môi trường = chấp hành quy định bảo vệ môi trường
đất làm đường = đất mở đường
nhà tạm = nhà tạm, nhà dột nát = nhà tạm, dột nát = nhà tạm, nhà tranh tre dột nát
lao động qua đào tạo = lực lượng lao động qua đào tạo
bảo hiểm thất nghiệp = bhtn
qua tài khoản = qua thẻ atm
thể dục thể thao = thể dục, thể thao
người có công = người có công với cách mạng
học tập nghị quyết = học tập, quán triệt nghị quyết = học nghị quyết
phổ biến giáo dục pháp luật = phổ biến, giáo dục pháp luật
gương người tốt việc tốt = gương người tốt, việc tốt
sản xuất kinh doanh = sản xuất, kinh doanh
khoa học kỹ thuật = khoa học, kỹ thuật
cán bộ công chức = cán bộ, công chức
khám, chữa bệnh = khám chữa bệnh
đổi mới sáng tạo = đổi mới, sáng tạo
"""
SAME_IN_BRANCHES = {
    phrase: first
    for first, *others in (line.split(" = ") for line in _BRANCHES.splitlines() if " = " in line)
    for phrase in others
}
"""Each wording, in small letters, and the one that stands for all of its line."""
