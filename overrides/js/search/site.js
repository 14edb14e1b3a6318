// Made by each build and by `make bless` of hooks/thidua/site/script_values.py.
export const SITE = {
  "index": "tim-kiem/chi-muc/",
  "root": "muc-luc.json",
  "paths": {
    "plans": "ke-hoach/",
    "honorees": "guong/",
    "fields": "linh-vuc/",
    "issuers": "co-quan/"
  },
  "others": 65536,
  "block": 4,
  "hashChars": 4,
  "placed": 128,
  "kinds": [
    {
      "key": "TITLE",
      "slug": "ke-hoach",
      "one": "Kế hoạch",
      "many": "Tên, chủ đề kế hoạch"
    },
    {
      "key": "TARGET",
      "slug": "chi-tieu",
      "one": "Chỉ tiêu",
      "many": "Chỉ tiêu"
    },
    {
      "key": "CONTENT",
      "slug": "noi-dung",
      "one": "Nội dung",
      "many": "Nội dung"
    },
    {
      "key": "RESPONSIBILITY",
      "slug": "trach-nhiem",
      "one": "Trách nhiệm",
      "many": "Tổ chức thực hiện"
    },
    {
      "key": "CITATION",
      "slug": "van-ban",
      "one": "Văn bản viện dẫn",
      "many": "Văn bản viện dẫn"
    },
    {
      "key": "HONOREE",
      "slug": "guong",
      "one": "Gương sáng",
      "many": "Gương sáng"
    },
    {
      "key": "PAGE",
      "slug": "trang",
      "one": "Trang",
      "many": "Trang khác"
    }
  ],
  "embeds": "nhung/",
  "target": [
    "chi-tieu-",
    "chi-tieu/"
  ],
  "glance": "tom-luoc/",
  "glanceAnchors": [
    "thuoc-tinh",
    "phong-trao",
    "dip-chao-mung",
    "guong",
    "van-ban-vien-dan",
    "vien-dan",
    "tep-van-ban",
    "doi-chieu",
    "chu-nhan-dang",
    "chu-thich",
    "huong-ung",
    "chu-viet-tat",
    "lich-su",
    "lien-quan"
  ],
  "seats": {
    "file": [
      [
        "tep-van-ban",
        "Tệp văn bản"
      ]
    ],
    "deadline": [
      [
        "thoi-gian",
        "Thời gian thi đua"
      ],
      [
        "so-ket",
        "Sơ kết"
      ],
      [
        "tong-ket",
        "Tổng kết, khen thưởng"
      ],
      [
        "dang-ky",
        "Đăng ký thi đua"
      ]
    ],
    "signer": [
      [
        "the-thuc",
        "Nơi nhận, chữ ký"
      ]
    ],
    "who": [
      [
        "trach-nhiem",
        "Tổ chức thực hiện"
      ]
    ]
  }
};
